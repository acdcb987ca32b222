/** The style of a report: system fonts, light and dark, and black on white on paper. */
export const htmlStyle = `
:root { --ground: #fff; --text: #1b1a19; --quiet: #5c5a58; --line: #d6d4d2; --panel: #f6f5f4;
  --fail: #a4262c; --warning: #7a4d00; --unknown: #5b3fa0; --pass: #0b6a0b; --notApplicable: #5c5a58; }
@media (prefers-color-scheme: dark) { :root { --ground: #1f1f1f; --text: #f3f2f1; --quiet: #b3b0ad; --line: #484644;
  --panel: #292827; --fail: #ff99a4; --warning: #ffc36b; --unknown: #c5b1ff; --pass: #92d992; --notApplicable: #b3b0ad; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 1100px; margin: 0 auto; padding: 32px 24px; }
h1 { font-size: 16px; font-weight: 600; color: var(--quiet); margin: 0; }
.answer { font-size: 24px; line-height: 1.3; font-weight: 600; margin: 4px 0 16px; }
h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
h3 { font-size: 14px; margin: 0 0 4px; }
p { margin: 4px 0; max-width: 75ch; }
p, dd, td, li { overflow-wrap: anywhere; white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt, .detail, .source, footer { color: var(--quiet); }
dd { margin: 0; }
article { border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 8px 0; break-inside: avoid; }
.result { font-weight: 600; border: 1px solid; border-radius: 4px; padding: 0 6px; margin-right: 4px; }
.fail { color: var(--fail); } .warning { color: var(--warning); } .unknown { color: var(--unknown); }
.pass { color: var(--pass); } .notApplicable { color: var(--notApplicable); }
code, pre { font: 13px/1.4 "Cascadia Mono", Consolas, monospace; }
h3 code { color: var(--quiet); font-weight: 400; }
.brief { list-style: none; margin: 0; padding: 0; } .brief li { margin: 4px 0; break-inside: avoid; }
.brief code { color: var(--quiet); } .brief .source { font-size: 12px; margin: 0 0 0 8px; }
.evidence { margin: 4px 0; padding-left: 20px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); }
pre { background: var(--panel); padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 6px; }
ins { color: var(--pass); text-decoration: none; } del { color: var(--fail); text-decoration: none; }
footer { margin-top: 32px; font-size: 12px; }
@media print { :root { --ground: #fff; --text: #000; --quiet: #444; --line: #999; --panel: #fff; }
  main { max-width: none; padding: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;
