"""The looks of a document in HTML: on a screen of any width, enlarged, and on paper."""

# Sizes in rem, so that the page grows with the reader's own size of text.
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 50rem; background: #fff; color: #1a1a1a;
  font: 1.0625rem/1.5 Arial, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { margin: 1.5rem 0 0.5rem; color: #154273; line-height: 1.25; }
h1 { margin-top: 0; font-size: 1.75rem; }
h2 { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 3px solid #154273; font-size: 1.5rem; }
h3 { margin-top: 2rem; font-size: 1.25rem; }
h4, h5, h6 { font-size: 1.0625rem; }
p, ul, ol, dl { margin: 0 0 0.75rem; }
ul, ol { padding-left: 1.5rem; }
li { margin: 0.25rem 0; }
a { color: #154273; text-underline-offset: 0.15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #b45309; outline-offset: 2px; }
main:focus { outline: none; }
.spring { position: absolute; left: -100rem; padding: 0.5rem 1rem; background: #fff; }
.spring:focus { left: 1rem; }
.onder { color: #4a5561; font-size: 1.125rem; }
.melding { padding: 0.625rem 0.875rem; border: 2px solid #b45309; border-left-width: 0.5rem;
  font-weight: bold; }
nav h2 { margin-top: 1.5rem; }
nav ul { padding-left: 1.25rem; }
nav a { display: inline-block; min-height: 1.5rem; vertical-align: top; }
nav > ul > li { break-inside: avoid; }
.code { color: #4a5561; font-size: 0.9375rem; font-weight: normal; }
.veld { color: #7c3a00; }
.regel { margin: 1.25rem 0; padding: 0.125rem 0 0 0.875rem; border-left: 4px solid #b6c3d1; }
.regel h4 { margin-top: 0; }
dl > div { display: grid; grid-template-columns: 12rem 1fr; column-gap: 0.75rem;
  padding: 0.25rem 0; }
dt { grid-row: 1 / span 30; color: #4a5561; }
dd { grid-column: 2; margin: 0; }
.breed { overflow-x: auto; margin: 0 0 1rem; }
.breed table { min-width: 34rem; margin: 0; }
table { width: 100%; margin: 0 0 1rem; border-collapse: collapse; }
caption { padding: 0.5rem 0; font-weight: bold; text-align: left; }
caption span { display: block; max-width: min(48rem, 100vw - 2rem); }
th, td { padding: 0.375rem 0.625rem; border-bottom: 1px solid #b6c3d1; text-align: left;
  vertical-align: top; font-weight: normal; }
thead th { border-bottom: 2px solid #154273; font-weight: bold; vertical-align: bottom; }
.breed td, .breed th { overflow-wrap: normal; }
.breed .getallen { min-width: 27rem; }
.getallen td, .getallen thead th + th { text-align: right; }
.getallen .code { display: block; }
figure { margin: 1rem 0 1.5rem; }
figcaption { margin-bottom: 0.5rem; font-weight: bold; }
.beeld .naam { font-weight: bold; }
.beeld > div { margin-bottom: 0.5rem; }
.baan { border-left: 1px solid #4a5561; border-bottom: 1px solid #b6c3d1; padding: 0.125rem 0; }
.balk { box-sizing: border-box; border-top: 0.75rem solid #154273; }
.schaal { display: flex; justify-content: space-between; color: #4a5561; }
footer { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 1px solid #4a5561; color: #4a5561; }
@media (min-width: 48rem) { nav > ul { columns: 2; column-gap: 2rem; } }
@media (max-width: 36rem) {
  dl > div { display: block; }
  .regel { padding-left: 0.625rem; }
}
@page { size: A4; margin: 16mm 18mm; @bottom-right { content: counter(page); font: 9pt Arial; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.35; }
  h1 { font-size: 20pt; }
  h2 { font-size: 15pt; }
  h3 { font-size: 12.5pt; }
  h4, h5, h6 { font-size: 10.5pt; }
  .code { font-size: 9pt; }
  h1, h2, h3, h4, h5, h6, caption, figcaption { break-after: avoid; }
  tr, li, dl > div, figure { break-inside: avoid; }
  h4 + dl > div:first-child { break-before: avoid; }
  .spring { display: none; }
  .breed { overflow: visible; }
  .breed td, .breed th { padding: 1mm 2mm; }
  .breed table, .breed .getallen { min-width: 0; }
  caption span { max-width: none; }
  nav > ul { columns: 2; column-gap: 8mm; }
  dl > div { display: grid; grid-template-columns: 38mm 1fr; padding: 0.5mm 0; }
  a { color: inherit; text-decoration: none; }
}
"""
