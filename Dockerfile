# A static binary with its faces and dictionary inside, and nothing else.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w" -o /jianbao ./cmd/jianbao

FROM scratch
COPY --from=build /jianbao /jianbao
COPY LICENSE THIRD_PARTY.md /licences/
COPY fonts/licences /licences/fonts
COPY licences /licences/modules
COPY layout/words/LICENSE-dictionary /licences/
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/jianbao"]
# Tokens are mounted, never built in.
CMD ["serve", "--addr", "0.0.0.0:8080", "--token-file", "/run/secrets/jianbao-tokens"]
