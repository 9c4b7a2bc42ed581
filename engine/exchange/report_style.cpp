#include "exchange/report_parts.h"

namespace openline::exchange {

// Colours are those of the light theme (view/palette.cpp): ink, two greys, a hairline, one accent.
const std::string_view kReportStyle = R"css(
:root { --ink: #10161e; --dim: #3f4a57; --faint: #66717e; --hair: #d3dae1; --tint: #f3f5f7; --mid: #aeb9c3;
  --accent: #a86400; }
* { box-sizing: border-box; }
html { background: #e9edf0; }
body { margin: 0 auto; max-width: 792px; padding: 44px 56px 56px; background: #fff; color: var(--ink);
  font: 15px/1.5 Inter, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  font-feature-settings: "tnum" 1; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.flag { width: 40px; height: 7px; background: var(--accent); margin-bottom: 14px; }
.kicker { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; font-size: 12px;
  letter-spacing: .09em; text-transform: uppercase; color: var(--faint); }
.kicker b { color: var(--dim); font-weight: 600; border: 1px solid var(--mid); padding: 2px 8px; letter-spacing: .14em; }
h1 { font-size: 33px; line-height: 1.14; letter-spacing: -.018em; font-weight: 700; margin: 10px 0 10px; }
.deck { font-size: 18px; line-height: 1.45; color: var(--dim); margin: 0 0 22px; }
.asked { display: grid; grid-template-columns: 118px 1fr; gap: 5px 16px; background: var(--tint); padding: 14px 18px;
  margin: 0; font-size: 13.5px; line-height: 1.45; }
.asked dt { color: var(--faint); } .asked dd { margin: 0; }
section { border-top: 1px solid var(--ink); margin-top: 38px; padding-top: 12px; }
h2 { font-size: 21px; line-height: 1.25; letter-spacing: -.01em; font-weight: 700; margin: 0 0 4px; }
h3 { font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.sentence { color: var(--dim); margin: 0 0 16px; max-width: 62ch; }
.note { color: var(--faint); font-size: 12px; line-height: 1.45; margin: 12px 0 0; max-width: 88ch; }
.row { display: grid; grid-template-columns: 118px 104px 1fr; gap: 0 16px; align-items: start; padding: 13px 0 9px;
  border-top: 1px solid var(--hair); break-inside: avoid; }
.row:first-of-type { border-top: 0; padding-top: 2px; }
.who { font-weight: 600; font-size: 14px; line-height: 1.3; padding-top: 5px; overflow-wrap: break-word; }
.who span { display: block; font-weight: 400; font-size: 12px; color: var(--faint); margin-top: 3px; }
.number { white-space: nowrap; font-size: 34px; line-height: 1; font-weight: 700; letter-spacing: -.02em; }
.number small { font-size: 13px; font-weight: 400; letter-spacing: 0; color: var(--dim); }
.number.words { white-space: normal; font-size: 15px; line-height: 1.25; letter-spacing: 0; padding-top: 5px; }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 12.5px; color: var(--dim); margin: 0 0 10px; }
.key i { display: inline-block; width: 11px; height: 11px; margin-right: 6px; vertical-align: -1px; }
.key i.round { border-radius: 50%; }
.key i.up { background: var(--accent); } .key i.senior { background: var(--mid); }
.key i.rest { border: 1px solid var(--mid); } .key i.shots { background: var(--ink); }
.key i.draw { width: 2px; margin-right: 8px; background: var(--faint); }
.found { font-weight: 600; color: var(--accent); }
svg { display: block; max-width: 100%; height: auto; overflow: visible; font-family: inherit; }
svg text { font-size: 11.5px; fill: var(--dim); } svg text.faint { fill: var(--faint); }
svg text.strong { fill: var(--ink); font-weight: 600; } svg text.accent { fill: var(--accent); font-weight: 600; }
svg .up { fill: var(--accent); } svg .senior { fill: var(--mid); }
svg .rest { fill: #fff; stroke: var(--mid); stroke-width: 1; }
svg .shots { fill: var(--ink); }
svg .axis { stroke: var(--mid); stroke-width: 1; } svg .grid { stroke: var(--hair); stroke-width: 1; }
svg .zero { stroke: var(--ink); stroke-width: 1; }
svg .draw { stroke: var(--ink); stroke-opacity: .26; stroke-width: 1.3; }
svg .middle { stroke: var(--ink); stroke-width: 2; }
svg .curve { fill: none; stroke: var(--ink); stroke-width: 2.2; stroke-linejoin: round; }
svg .curve.b { stroke: #5b6672; stroke-width: 2; stroke-dasharray: 7 3; }
svg .curve.c { stroke: #5b6672; stroke-width: 2; stroke-dasharray: 1.5 3; stroke-linecap: round; }
svg .curve.d { stroke: #8a95a1; stroke-width: 2; }
svg .curve.e { stroke: #8a95a1; stroke-width: 2; stroke-dasharray: 9 3 2 3; }
svg .curve.f { stroke: #aeb9c3; stroke-width: 2; stroke-dasharray: 4 3; }
svg .mark { stroke: var(--accent); stroke-width: 1.5; } svg .markdot { fill: var(--accent); }
svg .band { fill: var(--tint); } svg .bar { fill: #5b6672; } svg .bar.weak { fill: #cfd6dd; }
svg .dice { fill: #fff; stroke: var(--mid); stroke-dasharray: 3 2; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 32px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 1.4; }
th { text-align: left; font-weight: 600; color: var(--dim); border-bottom: 1px solid var(--ink); padding: 4px 10px 4px 0;
  vertical-align: bottom; }
td { border-bottom: 1px solid var(--hair); padding: 5px 10px 5px 0; vertical-align: top; overflow-wrap: anywhere; }
td.num, th.num { white-space: nowrap; } td.source { color: var(--faint); } tr { break-inside: avoid; }
td.nowrap { white-space: nowrap; }
details { border: 1px solid var(--hair); padding: 10px 16px; } details[open] { padding-bottom: 16px; }
summary { cursor: pointer; font-weight: 600; } summary span { font-weight: 400; color: var(--faint); }
ul { margin: 0; padding-left: 18px; } li { margin: 0 0 6px; max-width: 74ch; }
footer { border-top: 3px solid var(--ink); margin-top: 40px; padding-top: 12px; font-size: 12px; color: var(--faint); }
@media (max-width: 640px) {
  body { padding: 24px 18px; } h1 { font-size: 27px; } .two { grid-template-columns: 1fr; }
  .row { grid-template-columns: 1fr auto; } .row > div:last-child { grid-column: 1 / -1; margin-top: 8px; }
  .asked { grid-template-columns: 1fr; gap: 0; } .asked dd { margin-bottom: 8px; }
  .wide { overflow-x: auto; } }
@page { size: A4; margin: 15mm 15mm 14mm; }
@media print {
  html { background: none; } body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1 { font-size: 24pt; } section { margin-top: 26px; } .figure { break-inside: avoid; }
  h2, .sentence { break-after: avoid; } .key { break-after: avoid; } }
)css";

}  // namespace openline::exchange
