// Fills a Word template with the paragraphs n times by docxtemplater; prints CPU ms a document.
// The template, one paragraph for titles and one for text, comes from npm's docx.
const fs = require("fs");
const { Document, HeadingLevel, Packer, Paragraph, TextRun } = require("docx");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const data = {
  paragraphs: JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map(([role, text]) => ({
    title: role === "article-title",
    text,
  })),
};
const n = Number(process.argv[3]);

const line = (text, size, heading) =>
  new Paragraph({
    heading,
    spacing: { line: 580, lineRule: "exact" },
    indent: { firstLine: 640 },
    children: [new TextRun({ text, size })],
  });

const template = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            line("{#paragraphs}", 32),
            line("{#title}", 32),
            line("{text}", 36, HeadingLevel.HEADING_1),
            line("{/title}", 32),
            line("{^title}", 32),
            line("{text}", 32),
            line("{/title}", 32),
            line("{/paragraphs}", 32),
          ],
        },
      ],
    }),
  );

(async () => {
  const bytes = await template();
  const write = () => {
    const doc = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
    doc.render(data);
    return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
  for (let i = 0; i < 10; i++) write();
  const before = process.cpuUsage();
  for (let i = 0; i < n; i++) write();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000 / n);
})();
