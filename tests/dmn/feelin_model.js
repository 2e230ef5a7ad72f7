// Reads a DMN model and evaluates it with feelin, which knows FEEL and no models. A decision sees
// only what it says that it requires, so a requirement that is missing gives another answer.
"use strict";

const { XMLParser } = require("fast-xml-parser");
const { evaluate, unaryTest } = require("feelin");

const LISTS = new Set([
  "inputData", "decision", "informationRequirement", "input", "output", "rule", "inputEntry",
  "outputEntry",
]);
const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false, removeNSPrefix: true,
  isArray: (name) => LISTS.has(name),
});

function read(xml) {
  const { definitions } = parser.parse(xml);
  const inputs = new Map((definitions.inputData ?? []).map((i) => [i["@id"], i.variable["@name"]]));
  const decisions = new Map(definitions.decision.map((d) => [d["@id"], prepared(d)]));
  return (given) => {
    const found = new Map();
    const value = (id) => {
      if (inputs.has(id)) {
        if (!(inputs.get(id) in given)) throw new Error(`no input ${inputs.get(id)}`);
        return [inputs.get(id), given[inputs.get(id)]];
      }
      const decision = decisions.get(id);
      if (!found.has(id)) found.set(id, decision.logic(Object.fromEntries(decision.needs.map(value))));
      return [decision.name, found.get(id)];
    };
    return Object.fromEntries([...decisions.keys()].map(value));
  };
}

function prepared(decision) {
  const needs = (decision.informationRequirement ?? []).map((r) =>
    (r.requiredInput ?? r.requiredDecision)["@href"].slice(1));
  const logic = decision.decisionTable ? table(decision.decisionTable)
    : expression(decision.literalExpression.text);
  return { name: decision.variable["@name"], needs, logic: remembered(logic) };
}

// The same values of what it requires give the same, and most cases share them.
function remembered(logic) {
  const known = new Map();
  return (scope) => {
    const key = JSON.stringify(scope);
    if (!known.has(key)) known.set(key, logic(scope));
    return known.get(key);
  };
}

function table({ "@hitPolicy": policy, input, output, rule }) {
  if (policy !== "FIRST" || output.length !== 1) throw new Error(`hit policy ${policy}`);
  const columns = (input ?? []).map((i) => expression(i.inputExpression.text));
  const rows = rule.map((r) => [r.inputEntry.map((e) => test(e.text)), expression(r.outputEntry[0].text)]);
  return (scope) => {
    const values = columns.map((column) => column(scope));
    const hit = rows.find(([tests]) => tests.every((passes, i) => passes(values[i], scope)));
    return hit ? hit[1](scope) : null;
  };
}

// What names nothing has the same value every time; a bare name is looked up.
const CONSTANT = /^(-|[\d\s.,[\]()<>=]|"[^"]*"|true|false|null)+$/;
const NAME = /^[a-z][a-z_]*[0-9]*$/;

function expression(text) {
  if (CONSTANT.test(text)) {
    const constant = evaluate(text, {});
    return () => constant;
  }
  if (NAME.test(text)) {
    return (scope) => {
      if (!(text in scope)) throw new Error(`${text} is not required`);
      return scope[text];
    };
  }
  return (scope) => evaluate(text, scope);
}

function test(text) {
  if (text === "-") return () => true;
  if (!CONSTANT.test(text)) return (value, scope) => unaryTest(text, { ...scope, "?": value }) === true;
  const known = new Map();
  return (value) => {
    if (!known.has(value)) known.set(value, unaryTest(text, { "?": value }) === true);
    return known.get(value);
  };
}

module.exports = { read };
