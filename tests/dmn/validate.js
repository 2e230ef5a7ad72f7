// Validates DMN files (arguments) against the XML schema of DMN 1.5; writes every error.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const { validateXML } = require("xmllint-wasm");

const folder = path.join(
  path.dirname(require.resolve("@kie-tools/dmn-marshaller/package.json")), "src/schemas/dmn-1_5");
const file = (name) => ({ fileName: name, contents: readFileSync(path.join(folder, name), "utf8") });

async function main() {
  for (const name of process.argv.slice(2)) {
    const { errors } = await validateXML({
      xml: [{ fileName: path.basename(name), contents: readFileSync(name, "utf8") }],
      schema: [file("DMN15.xsd")],
      preload: ["DMNDI15.xsd", "DI.xsd", "DC.xsd"].map(file),
    });
    for (const error of errors) process.stdout.write(`${error.rawMessage}\n`);
  }
}

main();
