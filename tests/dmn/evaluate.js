// Evaluates DMN models with two engines. Reads JSON lines from standard input: {"model": XML} sets
// the model, {"invoer": {...}} is a case. Writes one line for each case: what every decision gives,
// {"imicros": {...}, "feelin": {...}}.
"use strict";

const readline = require("node:readline");
const { Decision } = require("imicros-feel-interpreter");
const { read } = require("./feelin_model.js");

function imicros(xml) {
  const decision = new Decision();
  decision.parse({ xml });
  return (invoer) => {
    const found = {};
    for (const step of decision.analyse(invoer).log) {
      if (step.type === "Return") found[step.name] = step.value;
      if (step.type === "Decisiontable") Object.assign(found, step.output);
    }
    return found;
  };
}

async function main() {
  let engines = null;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { model, invoer } = JSON.parse(line);
    if (model === undefined) {
      const found = { imicros: engines.imicros(invoer), feelin: engines.feelin(invoer) };
      process.stdout.write(`${JSON.stringify(found)}\n`);
    } else {
      engines = { imicros: imicros(model), feelin: read(model) };
    }
  }
}

main();
