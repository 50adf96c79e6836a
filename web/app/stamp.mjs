// Writes dist/manifest.json: the hash of the sources that dist was built from
// and of every file in it, so that a test without node can tell when dist is
// stale or was changed by hand.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sources = ["index.html", "package.json", "package-lock.json", "tsconfig.json",
  "vite.config.ts", "stamp.mjs", ...below("src"), ...below("public")];

function below(dir) {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

const sha256 = (data) => createHash("sha256").update(data).digest("hex");

function digest(paths) {
  const lines = paths.toSorted().map((p) => `${sha256(readFileSync(p))}  ${p}\n`);
  return sha256(lines.join(""));
}

const built = below("dist").filter((p) => p !== join("dist", "manifest.json"));
const files = Object.fromEntries(built.toSorted().map((p) =>
  [p.slice("dist/".length), sha256(readFileSync(p))]));
writeFileSync("dist/manifest.json",
  JSON.stringify({ sources: digest(sources), files }, null, 2) + "\n");
