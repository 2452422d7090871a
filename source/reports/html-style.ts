import {shown} from '../protocol/visible.ts';

/** Colours are never alone: C and S, the code itself and words say the same. */
export const pageStyle = shown`
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2127; --soft: #5f6b7a; --line: #dde2e8; --panel: #f6f8fa; --client: #0b5cad; --good: #1a7f37; --wait: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #e3e8ee; --soft: #95a1b0; --line: #2c333c; --panel: #1b2027; --client: #79b8ff; --good: #6fd08c; --wait: #e3b341; --bad: #ff8e85; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; padding: 12px 20px; background: var(--ground); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 20px; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: 17px; overflow-wrap: anywhere; }
.source, .reference, .verdict, .at, .side, summary { color: var(--soft); font-size: 13px; }
.source { margin: 2px 0 8px; }
.search input { width: min(28em, 60vw); padding: 4px 8px; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; font: inherit; }
main { padding: 12px 20px 60px; }
nav ul { margin: 0 0 12px; padding: 8px 8px 8px 28px; background: var(--panel); border-radius: 6px; }
nav .error a, aside.error strong { color: var(--bad); }
nav .warning a, aside.warning strong { color: var(--wait); }
nav .note a, aside.note strong { color: var(--client); }
article { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20px; padding: 6px 0; border-top: 1px solid var(--line); scroll-margin-top: 120px; }
article[hidden] { display: none; }
article:target { background: var(--panel); }
.wire { display: grid; grid-template-columns: 4em 2.4em 1.4em minmax(0, 1fr); align-items: baseline; }
.untimed .wire { grid-template-columns: 0 2.4em 1.4em minmax(0, 1fr); }
.at { text-align: right; padding-right: 8px; font-variant-numeric: tabular-nums; }
pre, code { font: 14px/1.45 ui-monospace, Menlo, Consolas, monospace; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.client pre { color: var(--client); }
.accepted b { color: var(--good); }
.deferred b { color: var(--wait); }
.refused b, .event.refused pre { color: var(--bad); }
.event pre { color: var(--soft); font-family: inherit; }
.meaning p { margin: 0 0 3px; overflow-wrap: anywhere; }
.lock { color: var(--good); font-size: 11px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 12px; margin: 4px 0; }
dt { max-width: 16em; color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
aside { margin: 6px 0; padding: 8px 12px; background: var(--panel); border-left: 4px solid var(--client); border-radius: 4px; }
aside.error { border-color: var(--bad); }
aside.warning { border-color: var(--wait); }
@media (max-width: 800px) { article { grid-template-columns: minmax(0, 1fr); gap: 4px; } .meaning { padding-left: 7em; } }
@media print { header { position: static; } .search { display: none; } article { break-inside: avoid; } }
`;
