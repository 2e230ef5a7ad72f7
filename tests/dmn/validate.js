// Validates DMN files (arguments) against the XML schema of their version; writes every error.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const { validateXML } = require("xmllint-wasm");

const SCHEMAS = path.join(
  path.dirname(require.resolve("@kie-tools/dmn-marshaller/package.json")), "src/schemas");
const VERSIONS = { 20191111: "3", 20230324: "5" };

function schema(contents) {
  const minor = VERSIONS[/\/DMN\/(\d+)\/MODEL\//.exec(contents)[1]];
  const file = (name) => (
    { fileName: name, contents: readFileSync(path.join(SCHEMAS, `dmn-1_${minor}`, name), "utf8") });
  const preload = [`DMNDI1${minor}.xsd`, "DI.xsd", "DC.xsd"].map(file);
  return { schema: [file(`DMN1${minor}.xsd`)], preload };
}

async function main() {
  for (const name of process.argv.slice(2)) {
    const contents = readFileSync(name, "utf8");
    const xml = [{ fileName: path.basename(name), contents }];
    const { errors } = await validateXML({ xml, ...schema(contents) });
    for (const error of errors) process.stdout.write(`${error.rawMessage}\n`);
  }
}

main();
