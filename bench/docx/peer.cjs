// Writes the paragraphs as a Word document n times with npm's docx; prints CPU ms a document.
const fs = require("fs");
const { Document, HeadingLevel, Packer, Paragraph, TextRun } = require("docx");

const paragraphs = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const n = Number(process.argv[3]);

const write = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: paragraphs.map(
            ([role, text]) =>
              new Paragraph({
                heading: role === "article-title" ? HeadingLevel.HEADING_1 : undefined,
                spacing: { line: 580, lineRule: "exact" },
                indent: { firstLine: 640 },
                children: [new TextRun({ text, size: role === "article-title" ? 36 : 32 })],
              }),
          ),
        },
      ],
    }),
  );

(async () => {
  for (let i = 0; i < 10; i++) await write();
  const before = process.cpuUsage();
  for (let i = 0; i < n; i++) await write();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000 / n);
})();
