// Sets neutral JSON with Typst in this process.
//   node run.mjs FONTS STANDARD OUT JSON...
// Writes OUT/<name>.pdf for each file, or OUT itself when it ends in .pdf.
// Prints a line of JSON: the CPU milliseconds of each document.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// NODE_PATH is where the package was installed; import does not look there.
const require = createRequire(path.join(process.env.NODE_PATH, "x.js"));
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const here = path.dirname(fileURLToPath(import.meta.url));
const [fonts, pdfStandard, out, ...names] = process.argv.slice(2);
const files = names.map((name) => path.resolve(name));

const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontPaths: [fonts] }] });
const template = fs.readFileSync(path.join(here, "bulletin.typ"));

// What Typst remembers of a document lives for ten more, as its own watch mode
// has it: what is the same in them it need not work out again.
const set = (file) => {
  const main = path.join(path.dirname(file), "bulletin.typ");
  compiler.mapShadow(main, template);
  const done = compiler.compile({ mainFilePath: main, inputs: { data: file }, resetRead: true });
  if (done.hasError()) {
    done.printErrors();
    process.exit(1);
  }
  const pdf = compiler.pdf(done.result, { pdfStandard });
  compiler.evictCache(10);
  return pdf;
};
const target = (file) => (out.endsWith(".pdf") ? out : path.join(out, path.basename(file, ".json") + ".pdf"));

const spent = files.map((file) => {
  const before = process.cpuUsage();
  const pdf = set(file);
  fs.writeFileSync(target(file), pdf);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
});
console.log(JSON.stringify({ cpu: spent }));
