// Reads DMN files (arguments) with the reader of bpmn.io's and Camunda's editors. Writes one line
// for each: {"warnings": [...], "diagrams": {name: how many elements}}, or {"error": "..."}.
"use strict";

const { readFileSync } = require("node:fs");

async function main() {
  const DmnModdle = require("dmn-moddle");
  for (const name of process.argv.slice(2)) {
    let line;
    try {
      const { rootElement, warnings } = await new DmnModdle().fromXML(readFileSync(name, "utf8"));
      const diagrams = Object.fromEntries(
        rootElement.dmnDI.diagrams.map((d) => [d.name, d.diagramElements.length]));
      line = { warnings: warnings.map((w) => w.message), diagrams };
    } catch (error) {
      line = { error: error.message };
    }
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

main();
