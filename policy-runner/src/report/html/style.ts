/** The style of the page: light and dark by one set of names, a print style, and no font from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;
--page:light-dark(#f6f7f9,#0d1117);--paper:light-dark(#fff,#151b23);--text:light-dark(#1c2430,#e3e9f0);
--soft:light-dark(#566170,#9aa6b4);--line:light-dark(#dfe3e8,#2a323c);--link:light-dark(#0a58b0,#79b8ff);
--good:light-dark(#14703c,#58d08a);--good-bg:light-dark(#e4f4ea,#0f2f1d);
--bad:light-dark(#b3211a,#ff8f85);--bad-bg:light-dark(#fdebe9,#3a1715);
--warn:light-dark(#855400,#f0ba4d);--warn-bg:light-dark(#fcf1d9,#33270e);
--waived:light-dark(#5a3fa6,#bda9f7);--waived-bg:light-dark(#efebfb,#272046);
--none:light-dark(#566170,#9aa6b4);--none-bg:light-dark(#edf0f3,#212932);
--mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
main,.top,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:clamp(1.5rem,4vw,2.15rem);line-height:1.2;letter-spacing:-.015em;margin:.15rem 0 1.1rem;text-wrap:balance}
h2{font-size:1.35rem;letter-spacing:-.01em;margin:0 0 .4rem}h3{font-size:1.02rem;margin:0 0 .3rem}
p{margin:.3rem 0}a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
code{font:.92em/1.45 var(--mono);overflow-wrap:anywhere}
mark{background:var(--warn-bg);color:var(--warn);border:1px solid currentColor;border-radius:3px;padding:0 .2em;font:.8em var(--mono)}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99em}.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--paper);padding:.5rem 1rem}
.lead{max-width:52rem;color:var(--soft);margin:0 0 1.1rem}
.note,.untested,small{color:var(--soft);font-size:.86rem}
.small{font-size:.82rem;font-weight:400}
.amount{color:var(--soft);font-weight:400;font-variant-numeric:tabular-nums}
.bar{position:sticky;top:0;z-index:5;background:color-mix(in srgb,var(--page) 92%,transparent);backdrop-filter:blur(8px);border-bottom:1px solid var(--line)}
.bar div{max-width:76rem;margin:0 auto;padding:.45rem 1.25rem;display:flex;gap:clamp(.7rem,2vw,1.3rem);align-items:center;overflow-x:auto;white-space:nowrap}
.bar a{color:var(--text);text-decoration:none;font-size:.92rem;padding:.2rem 0}.bar a:hover{text-decoration:underline}
.bar button{margin-left:auto;flex:none;width:2.1rem;height:1.9rem;padding:0;border-radius:50%;line-height:1}
button{font:inherit;font-size:.88rem;color:var(--text);background:var(--paper);border:1px solid var(--line);border-radius:7px;padding:.25rem .7rem;cursor:pointer}
button:hover{border-color:var(--soft)}
.top{padding-top:2.2rem;padding-bottom:.5rem}
.kicker{margin:0;color:var(--soft);font-size:.82rem;letter-spacing:.09em;text-transform:uppercase}
.top.good h1{color:var(--good)}.top.bad h1{color:var(--bad)}
.target{border:1px solid var(--warn);background:var(--warn-bg);border-radius:10px;padding:.6rem 1rem;margin:0 0 1.1rem}
.target strong{color:var(--warn)}.target ul{margin:.2rem 0;padding-left:1.1rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1rem}
.card,.framework,.group,.filters,.panel{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem}
.card{border-top:4px solid var(--none)}.card.good{border-top-color:var(--good)}.card.bad{border-top-color:var(--bad)}
.card h2{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline;font-size:1.15rem;overflow-wrap:anywhere}
.card .verdict{font-size:.95rem}.card.good .verdict{color:var(--good)}.card.bad .verdict{color:var(--bad)}
.strip{display:block;width:100%;height:8px;border-radius:4px;margin:.7rem 0;background:var(--none-bg)}
.strip rect{fill:var(--line)}.strip .good{fill:var(--good)}.strip .bad{fill:var(--bad)}.strip .warn{fill:var(--warn)}.strip .waived{fill:var(--waived)}
.dot{display:inline-block;width:.62em;height:.62em;border-radius:50%;margin-right:.45em;background:var(--line)}
.dot.good{background:var(--good)}.dot.bad{background:var(--bad)}.dot.warn{background:var(--warn)}.dot.waived{background:var(--waived)}
.outcomes{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.2rem,1fr));gap:.15rem 1.2rem;margin:.5rem 0;font-size:.92rem}
.outcomes div{display:flex;justify-content:space-between;gap:.5rem}.outcomes dd{margin:0;font-variant-numeric:tabular-nums;font-weight:600}
main>section{margin:2.6rem 0 0}
.tag{display:inline-block;border-radius:999px;padding:.06rem .62rem;font-size:.84rem;font-weight:600;white-space:nowrap;color:var(--none);background:var(--none-bg)}
.tag.good{color:var(--good);background:var(--good-bg)}.tag.bad{color:var(--bad);background:var(--bad-bg)}
.tag.warn{color:var(--warn);background:var(--warn-bg)}.tag.waived{color:var(--waived);background:var(--waived-bg)}
.framework,.group{margin:0 0 1rem}
.sums{font-size:.9rem;margin:.5rem 0 .9rem;display:grid;gap:.35rem}.sums p{margin:0;display:grid;grid-template-columns:minmax(4rem,max-content) minmax(8rem,20rem) 1fr;gap:.2rem 1rem;align-items:center}
.sums .words{display:flex;flex-wrap:wrap;gap:.1rem 1rem}.sums .words span{white-space:nowrap}.sums .strip{margin:0}
.scroll{position:relative;overflow-x:auto;margin:0 -.2rem;padding:0 .2rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .6rem;border-top:1px solid var(--line)}
th{font-weight:400}thead th{font-size:.82rem;color:var(--soft);font-weight:600;border-top:0;white-space:nowrap;vertical-align:bottom}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.zero{color:var(--soft)}
td.good{color:var(--good)}td.bad{color:var(--bad);font-weight:600}td.warn{color:var(--warn);font-weight:600}td.waived{color:var(--waived)}
.matrix th[scope=row]{min-width:15rem}.matrix tr:not(.about) td{width:11rem;min-width:8.6rem}
.matrix .note{display:block;margin-top:.15rem}.about td{border-top:0;padding-top:0;color:var(--soft);font-size:.88rem}.about p{margin:.1rem 0;max-width:60rem}
.ruled th[scope=rowgroup]{min-width:15rem}.ruled tbody tr+tr th,.ruled tbody tr+tr td{border-top:0;padding-top:0}
.why{color:var(--soft);font-style:italic}
.origin th{min-width:10rem;color:var(--soft)}.origin td{min-width:17rem}
.rules{list-style:none;margin:.3rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .8rem;font-size:.86rem}
.chips{font-size:.86rem;line-height:1.8}.chips a{white-space:nowrap;margin-right:.55rem}
summary{cursor:pointer;color:var(--link);font-size:.9rem;padding:.15rem 0}
tbody:target,li:target{background:var(--warn-bg)}
.filters{display:flex;flex-wrap:wrap;gap:.7rem 1.1rem;align-items:start;margin:0 0 1rem}
.filters[hidden]{display:none}
.filters label{display:grid;gap:.2rem;font-size:.84rem;color:var(--soft)}
.filters input[type=search]{width:min(19rem,100%)}
.filters input[type=search],select{font:inherit;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:7px;height:2.2rem;padding:0 .6rem;max-width:100%}
.filters fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem .9rem;min-width:0}
.filters legend{font-size:.84rem;color:var(--soft);padding:0;margin-bottom:.2rem;float:left;width:100%}
.filters .box{display:flex;gap:.35rem;align-items:center;min-height:2.2rem;color:var(--text);font-size:.92rem}
.shown{margin:0 0 0 auto;align-self:end;min-height:2.2rem;display:flex;gap:.8rem;align-items:center;font-variant-numeric:tabular-nums}
.found{list-style:none;margin:.5rem 0 0;padding:0}.lazy{content-visibility:auto;contain-intrinsic-size:auto 8000px}
.found li{display:grid;grid-template-columns:8.8rem minmax(0,1fr);gap:.1rem 1rem;border-top:1px solid var(--line);padding:.55rem 0}
.found li[hidden],[hidden]{display:none}
.found p{margin:.1rem 0}.found li>p{color:var(--soft);font-size:.88rem}.found a{font-size:.86rem;margin-right:.7rem}.found code{font-weight:600}.found div{min-width:0;overflow-wrap:anywhere}
.terms{color:var(--waived);font-size:.9rem}
.wrong{padding-left:0;list-style:none}.wrong li{margin:.4rem 0}
footer{color:var(--soft);font-size:.85rem;padding-top:2rem;padding-bottom:3rem}
@media(max-width:40rem){main,.top,footer{padding-left:.9rem;padding-right:.9rem}.bar div{padding-left:.9rem;padding-right:.9rem}
.matrix th[scope=row]{min-width:11rem}.matrix tr:not(.about) td{min-width:7.4rem}.found li br{display:none}.about td>*{position:sticky;left:.6rem;max-width:calc(100vw - 4.6rem)}.found li,.sums p{grid-template-columns:minmax(0,1fr)}.card,.framework,.group,.filters{padding:.85rem .8rem}
.shown{margin:0;min-height:0;width:100%;justify-content:space-between}.filters label,.filters input[type=search],.filters select{width:100%}.filters .box{width:auto}.filters .box input{width:auto}}
@media print{:root,[data-theme]{color-scheme:light}body{background:#fff;font-size:9.5pt}.bar,.filters,.skip{display:none}
main,.top,footer{max-width:none;padding:0}.card,.framework,.group{border-color:#bbb;break-inside:auto}
.lazy{content-visibility:visible}.found li,tr,tbody,.card{break-inside:avoid}h2,h3{break-after:avoid}
details::details-content{content-visibility:visible;display:block;block-size:auto}summary{display:none}
.scroll{overflow:visible}thead{display:table-header-group}a{color:inherit;text-decoration:none}
.tag{border:1px solid currentColor}.strip,.dot,.card,.target{print-color-adjust:exact}
.matrix tr:not(.about) td,.ruled th[scope=rowgroup],.matrix th[scope=row],.origin td{min-width:0}@page{margin:14mm}}
`;
