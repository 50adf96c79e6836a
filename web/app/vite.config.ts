import { defineConfig } from "vite";

// Everything lands in one script and one style sheet beside index.html: the
// binary serves them as they are, under a policy that allows nothing else.
export default defineConfig({
  base: "/",
  build: {
    target: ["chrome90", "edge90", "firefox90", "safari15"], // what offices still have
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
