"""The look of the reference: ink on paper by day, deep navy by night, one blue,
a little orange."""

STYLE = """
:root{color-scheme:light dark;--ink:#131a2c;--quiet:#55607a;--paper:#fbfaf7;--card:#fff;
--line:#dcdfe8;--blue:#1f4fd8;
--orange:#b4470b;--green:#0f6b46;--red:#b3261e;--violet:#6235b5;--code:#eef1f8;--soft:#f1f3f9}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf7;--quiet:#a3aec9;--paper:#0a1024;
--card:#111936;--line:#2a3560;
--blue:#8fb0ff;--orange:#ffb184;--green:#74d9a9;--red:#ff9a92;--violet:#c4a8ff;--code:#1a2448;
--soft:#162043}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.55 Inter,"Segoe UI",system-ui,
sans-serif;
display:grid;grid-template-columns:19rem minmax(0,1fr)}
a{color:var(--blue);text-underline-offset:.18em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--blue);outline-offset:2px;
border-radius:4px}
.skip{position:absolute;left:-100rem;top:.5rem;background:var(--card);padding:.5rem 1rem;
z-index:2}
.skip:focus{left:.5rem}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem 3rem 1.5rem;
border-right:1px solid var(--line);
background:var(--card);font-size:.875rem}
nav h2{font-size:.75rem;letter-spacing:.06em;text-transform:uppercase;color:var(--quiet);
margin:1.5rem 0 .25rem}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:flex;gap:.5rem;align-items:baseline;padding:.25rem 0;min-height:1.75rem;
color:var(--ink);
text-decoration:none}
nav li a:hover{color:var(--blue);text-decoration:underline}
.brand{display:flex;gap:.6rem;align-items:center;font-weight:700;margin:0;font-size:1rem}
.planet{fill:var(--blue)}.ship{fill:var(--orange)}
main{padding:2.5rem clamp(1rem,4vw,4rem) 6rem;max-width:66rem}
h1{font-size:2.25rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 .5rem}
.lead{font-size:1.25rem;color:var(--quiet);margin:0 0 1.5rem}
.quiet{color:var(--quiet)}
.note{border-left:4px solid var(--orange);padding:.25rem 0 .25rem 1.25rem;margin:2rem 0}
.note h2{font-size:1.125rem;margin:0 0 .25rem}
.note p{margin:0}
.group>h2{font-size:1.625rem;letter-spacing:-.01em;margin:3.5rem 0 0}
.group>h2+p{margin-top:.25rem}
article{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.5rem;
margin:1.25rem 0}
h3{margin:0 0 .5rem;font-size:1.1875rem}
.route{margin:.25rem 0;overflow-wrap:anywhere}
.route code{background:none;padding:0;font-size:1rem}
.route em{color:var(--orange);font-style:normal}
.verb{display:inline-block;min-width:3.4rem;font:700 .6875rem/1.6 ui-monospace,monospace;
text-transform:uppercase;
letter-spacing:.04em;color:var(--blue)}
.verb.post{color:var(--green)}.verb.put,.verb.patch{color:var(--violet)}.verb.delete{
color:var(--red)}
.roles{margin:.25rem 0 1rem;font-size:.875rem}
.label{color:var(--quiet);margin-right:.4rem}
.chip{display:inline-block;border:1px solid var(--line);background:var(--soft);
border-radius:99px;padding:.05rem .65rem}
.chip.open{border-style:dashed;background:none}
code{font:.875em/1.5 ui-monospace,"SF Mono",Consolas,monospace;background:var(--code);
padding:.1em .35em;
border-radius:4px;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-weight:700;padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;
border-top:1px solid var(--line)}
thead th{font-size:.75rem;color:var(--quiet);font-weight:600;border-top:0}
tbody th{font-weight:400;white-space:nowrap}
tr.s2 th{color:var(--green);font-weight:700}tr.s4 th,tr.s5 th{color:var(--red);font-weight:700}
dl{margin:.4rem 0 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem .9rem}
dd{margin:0}
figure{margin:1rem 0 0}
figcaption{font-weight:700;font-size:.875rem;margin-bottom:.35rem}
pre{margin:0;background:var(--code);border-radius:8px;padding:1rem;overflow:auto;max-height:26rem}
pre code{background:none;padding:0;overflow-wrap:normal}
@media (max-width:56rem){body{display:block}nav{position:static;height:auto;border:0;
border-bottom:1px solid var(--line)}
nav .schemas{columns:2}dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{nav{display:none}body{display:block}}
"""
