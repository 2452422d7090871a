/** Lines with what mails, tickets, pages, containers and logging libraries put around them, and some without. */
const said = ['220 mx.example ESMTP', 'EHLO me.example', '250 mx.example', 'QUIT'];

const each = (before: string, behind = ''): readonly string[] =>
	said.map(text => `${before}${text}${behind}`);

/** The decoration of one line after the other. */
const mixed = (...before: readonly string[]): readonly string[] =>
	before.map((mark, index) => `${mark}${said[index % said.length]}`);

/** So many lines with the decoration, and so many without. */
const share = (decorated: number, bare: number, mark: string): readonly string[] => [
	...Array.from({length: decorated}, (_, index) => `${mark}${said[index % said.length]}`),
	...Array.from({length: bare}, () => '250 ok'),
];

const json = (value: unknown): string => JSON.stringify(value);

const marks: Readonly<Record<string, readonly string[]>> = {
	'nothing around them': said,
	'no lines': [],
	'a quotation, with and without a space': mixed('> ', '>', '   > ', '\t>  '),
	'a quotation with bars': mixed('| ', '|', '|  ', '| '),
	'four spaces before the mark': mixed('    > ', '    > ', '    > ', '    > '),
	'marks of a tool': mixed('>> ', '<< ', '>- ', '>< '),
	'nine of ten quoted': share(9, 1, '> '),
	'eight of ten quoted': share(8, 2, '> '),
	'a quotation of a stack trace': [...each('> '), '    at Foo.bar (x.js:1:2)', ''],
	'bullets of four kinds': mixed('* ', '- ', '  + ', '\xe2\x80\xa2 '),
	'bullets before marks of a tool': mixed('* > ', '* < ', '- = ', '+ * '),
	'a bullet without a space': mixed('*', '*', '*', '*'),
	'nine spaces before a bullet': mixed('         * ', '         * ', '         * ', '         * '),
	'back-quotes, and spaces around them': said.map(text => `  \`${text}\` `),
	'a back-quote forgotten before or behind': [
		'`220 mx.example ESMTP',
		'EHLO me.example`',
		'`250 ok`',
		'`QUIT`',
	],
	'back-quotes on two of three': ['`220 hi`', '`EHLO me`', '250 ok'],
	'back-quotes on three of four': ['`220 hi`', '`EHLO me`', '250 ok', '`QUIT`'],
	'fences on each line': ['```220 hi```', '```EHLO me```', '```250 ok```'],
	'one back-quote around all': ['', '`220 hi', 'EHLO me', '`x`', 'QUIT`'],
	'one back-quote before all, and none behind': ['  `220 hi', 'EHLO me', '250 ok', 'QUIT'],
	'a block between fences, with words around it': [
		'It fails:',
		'```console',
		...said,
		'```',
		'~~~ sh',
		'x',
		' ~~~ ',
		'Thanks',
	],
	'fences with too much behind them': ['```a language with spaces', ...said, '```x ```'],
	'numbers with every mark': [
		'1: 220 a',
		'2. 220 b',
		'3| 220 c',
		'4) 220 d',
		'5] 220 e',
		'6\t220 f',
		'7   220 g',
		'8 : 220 h',
	],
	'numbers from the middle, with spaces': ['   98: 220 a', '   99: EHLO b', '  100: 250 c', '  101: QUIT'],
	'numbers with a gap of one, and one that repeats': ['1: a', '3: b', '3: c', '4: d', '6: e'],
	'numbers with a gap of two': ['1: a', '4: b', '7: c', '10: d'],
	'numbers that fall': ['9: a', '8: b', '7: c', '6: d'],
	'numbers on all lines but one of ten': [
		...Array.from({length: 10}, (_, index) => `${index + 1}: 250 ok`),
		'more',
	],
	'numbers on all lines but one of nine': [
		...Array.from({length: 8}, (_, index) => `${index + 1}: 250 ok`),
		'more',
	],
	'two numbered lines': ['1: 220 a', '2: QUIT'],
	'four spaces, and more on one': mixed('    ', '      ', '    ', '    '),
	'a tab': each('\t'),
	'indentation, and an empty line': ['  220 hi', '', '  ', '   QUIT'],
	'empty lines alone': ['', ' ', ''],
	'an empty line behind each': said.flatMap(text => [text, '']),
	'an empty line behind each but one of many': [
		...Array.from({length: 12}, () => ['250 ok', ' ']).flat(),
		'QUIT',
		'221 bye',
	],
	'an empty line behind each but two of many': [
		...Array.from({length: 12}, () => ['250 ok', ' ']).flat(),
		'QUIT',
		'221 bye',
		'more',
	],
	'three lines with an empty one': ['220 hi', '', 'QUIT'],
	'two paragraphs': ['220 hi', 'EHLO me', '', '250 ok', 'QUIT'],
	'spaces before a third': mixed('   ', '', '', ' ', '', '').map((text, index) =>
		index === 1 ? `${text}  ` : text,
	),
	'spaces before a quarter': mixed(' ', '', '', ''),
	'spaces behind all': each('', '   '),
	'spaces behind three of four': ['220 hi ', 'EHLO me ', '250 ok ', 'QUIT'],
};

const pages: Readonly<Record<string, readonly string[]>> = {
	'a page with a break behind each line': each('', '<br>'),
	'a page with breaks of every form': [
		'220-a<br/>220 b<br />',
		'EHLO me<BR>',
		'250 ok<br>  ',
		'QUIT &amp; more',
	],
	'breaks on half of the lines': ['220 hi<br>', 'EHLO me', '250 ok<br>', 'QUIT'],
	'entities of a tool': ['-&gt; EHLO &lt;me&gt;', '&lt;- 250 &quot;ok&quot; &apos;x&apos;&nbsp;y'],
	'entities by number': [
		'MAIL FROM:&lt;a&#64;b&#x2E;example&#62;',
		'250 &#8364; &#0; &#x110000; &eacute; &copy;',
	],
	'entities, and an address as no page has it': ['MAIL FROM:&lt;a@b.example&gt;', 'RCPT TO:<c@d.example>'],
	'entities beside a mark': ['MAIL FROM:&lt;a@b.example&gt;', '> 250 ok'],
	'tags of a listing': [
		'<pre class="x">220 hi',
		'<span style="color:red">EHLO</span> me',
		'<b>250</b> <i>ok</i> <em>x</em> <tt>y</tt> <samp>z</samp> <strong>!</strong>',
		'<font color="red"><code>QUIT</code></font></pre> &gt; <table>',
	],
	'a single quote as an entity': ['250 it&#39;s ok', 'QUIT'],
	'an ampersand alone': ['250 a &amp; b', 'QUIT'],
};

const prefixes: Readonly<Record<string, readonly string[]>> = {
	'times of a day': mixed('10:00:00 ', '10:00:01.5 ', '[10:00:02] ', '10:00:03,250: '),
	'dates of ISO 8601': mixed(
		'2026-11-28T10:00:00Z ',
		'2026-11-28 10:00:01.123 ',
		'2026/11/28 10:00:02 ',
		'[2026-11-28T10:00:03+01:00] ',
	),
	'a time on two of three': ['10:00:00 220 hi', '10:00:01 EHLO me', '250 ok'],
	'a time on one of two': ['10:00:00 220 hi', 'EHLO me'],
	containers: mixed('web_1  | ', 'app-web-1 |', 'ns/pod.x | ', 'a | '),
	'streams of Kubernetes': mixed('stderr F ', 'stdout P ', 'stderr F ', 'stdout F '),
	'a stream without its flag': each('stderr '),
	'syslog in its forms': mixed('host app[123]: ', 'app: ', '<22>host app@x: ', '<22>1 host.example app/x: '),
	'syslog before marks of a tool': mixed('app: > ', 'app: < ', 'app:  > ', 'app:  < '),
	'levels in capitals': mixed('TRACE ', 'NOTICE: ', 'WARNING | ', 'FATAL, '),
	'levels of Java': mixed('SEVERE: ', 'CONFIG: ', 'FINE: ', 'FINER: ', 'FINEST: ', 'VERBOSE '),
	'levels of a letter': mixed('D ', 'I ', 'W ', 'E ', 'V '),
	'levels in brackets': mixed('[debug] ', '(info) ', '"warn": ', '[ERROR]: ', '[critical]  '),
	'levels behind an equals sign or a channel': mixed(
		'level=debug ',
		'local.DEBUG: ',
		'mail-x.INFO: ',
		'"level": error ',
	),
	'levels before dashes': mixed('DEBUG - ', 'INFO -- ', 'WARN --- ', 'ERROR 	--- '),
	'a level that is part of a word': each('INFORMATION '),
	'a level on five of six': share(5, 1, 'DEBUG '),
	'a level on six of seven': share(6, 1, 'DEBUG '),
	brackets: mixed('[main] ', '(7): ', '{a=b} | ', '   [x] - ', '[a](b) '),
	'brackets without a space': each('[main]'),
	'five spaces before brackets': each('     [main] '),
	loggers: mixed(
		'mail.backend: ',
		'c.e.Mailer - ',
		'com.sun.mail.smtp ',
		'lettre::transport::smtp: ',
		'a/b/c.go:12: ',
	),
	'loggers of one word': each('mailer: '),
	'a word with numbers': mixed('abc12 ', 'abc13 ', 'abcff1e ', 'abc99 '),
	'a word on every line, and spaces before it': mixed('  x ', 'x\t', ' x ', 'x '),
	'a word on three lines': mixed('x1 ', 'x2 ', 'x3 '),
	'a word on five of six': share(5, 1, 'word7 '),
	'a word on six of seven': share(6, 1, 'word7 '),
	'a code of a reply as first word': ['250-a', '250-b', '250-c', '250 d'],
	'a quoted code as first word': ['"250-a b', '"250-b c', '"250-c d', '"250-d e'],
	'words that differ': mixed('x1 ', 'y1 ', 'x1 ', 'y1 '),
};

const records: Readonly<Record<string, readonly string[]>> = {
	'JSON, each field that may have the words': [
		'log',
		'MESSAGE',
		'message',
		'msg',
		'text',
		'line',
		'words',
	].map(name => json({[name]: '250 ok'})),
	'JSON with several such fields': [
		json({line: '1', text: '2', msg: '3', message: '4', MESSAGE: '5', log: '6'}),
		json({line: '1', text: '2', msg: '3', message: 4}),
	],
	'JSON with each field for the time': ['time', '@timestamp', 'timestamp', 'ts', 'at'].map(name =>
		json({log: '250 ok\r\n', [name]: '1970-01-01T00:00:01Z'}),
	),
	'JSON with times that are none': [
		json({log: '250-a\n250 b', time: 5}),
		json({log: '250 \xe2\x82\xac', time: 'yesterday'}),
	],
	'JSON on six of seven lines': [...Array.from({length: 6}, () => json({log: '250 ok'})), 'Traceback'],
	'JSON on five of six lines': [...Array.from({length: 5}, () => json({log: '250 ok'})), 'Traceback'],
	'JSON that is broken, a list, or of nodemailer': [
		'{"log": "250',
		'["log"]',
		json({tnx: 'server', log: '250 ok'}),
	],
	'logfmt, quoted and not': [
		'time=1 level=debug msg="250 \\"ok\\" \\\\ a\\tb"',
		'message=QUIT x=1',
		'msg="" x',
		'msg="EHLO me" y',
	],
	'logfmt on six of seven lines': [
		...each('', '').map(text => `msg="${text}"`),
		'msg=a',
		'msg=b',
		'Traceback',
	],
	'logfmt on four of five lines': [...each('', '').map(text => `msg="${text}"`), 'Traceback'],
	'a name that ends like msg': said.map(text => `xmsg="${text}"`),
	'records of two lines': [
		'Jan 05, 2024 10:00:00 AM com.example.Mail log',
		'INFO: 220 hi',
		'Jan 5, 2024, 1:00:00\xe2\x80\xafPM com.example.Mail$1 <init>',
		'FINE: EHLO me',
		'more of it',
		'QUIT',
	],
	'a record of two lines, one of four': ['Jan 05, 2024 10:00:00 AM com.example.Mail log', 'a', 'b', 'c'],
	'a record of two lines, one of five': ['Jan 05, 2024 10:00:00 AM com.example.Mail log', 'a', 'b', 'c', 'd'],
	'mail loggers': [
		'10:00:00 FINE [com.sun.mail.smtp] (main) useEhlo true',
		'10:00:01 FINEST [org.eclipse.angus.mail.smtp.protocol] (a b) EHLO me',
		'FINEST [com.sun.mail.smtp.protocol] 250 ok',
		'10:00:02 FINER [com.sun.mail.util.socket] (main) getSocket',
		'    at Foo.bar(Foo.java:1)',
		'10:00:03 INFO another line',
	],
	'mail loggers on half of the lines': ['[com.sun.mail.smtp] (x) a', 'b', '[com.sun.mail.smtp] c', 'd'],
	'mail loggers on a third of the lines': ['[com.sun.mail.smtp] (x) a', 'b', 'c'],
	'another logger of Java Mail': ['[com.sun.mail.imap] (x) a', '[com.sun.mail.imap] b'],
};

const literals: Readonly<Record<string, readonly string[]>> = {
	'strings of a programming language': [
		String.raw`-> "250-a\r\n250 b\r\n"`,
		String.raw`<- b'QUIT\r\n'`,
		String.raw`send: 'ehlo [127.0.1.1]\r\n' size=5`,
		'event="write" data="250 ok"',
		'not a string',
	],
	'strings with the other mark, and escapes in them': [
		String.raw`"250 it's \"fine\" \\ \x41"`,
		String.raw`'250 say "hi"'`,
		String.raw`word'250 ok'`,
		String.raw`''`,
	],
	'speech in two strings of five': ['"250 ok"', "'QUIT'", '"a b"', '"c d"', 'e'],
	'speech in two strings of six': ['"250 ok"', "'QUIT'", '"a b"', '"c d"', 'e', 'f'],
	'each spelling of a line end': [
		String.raw`S: 250-a\r\n250-b\r\n250 c\r\n`,
		'C: EHLO me<cr><lf>',
		'C: NOOP<CRLF> (6 octets)',
		'C: RSET<EOL>',
		'C: HELP[CRLF]',
		String.raw`C: VRFY x\x0d\x0a`,
		'C: QUIT\xe2\x90\x8d\xe2\x90\x8a',
	],
	'a line end on two of five': ['a<CRLF>', 'b<CRLF>', 'c', 'd', 'e'],
	'a line end on two of six': ['a<CRLF>', 'b<CRLF>', 'c', 'd', 'e', 'f'],
};

const suffixes: Readonly<Record<string, readonly string[]>> = {
	'a context behind each': each('', ' {"request":"7"}'),
	'a context with a comma': each('', ', referer: http://example.net/x'),
	'a bar, and a backslash': said.map(text => `${text} | x; \\n\\`),
	'words alone behind each': each('', ' done now'),
	'a mark behind three lines': each('', ' (x)').slice(1),
	'a mark behind six of seven': [...each('', ' (x)'), 'a (x)', 'b (x)', 'c'],
	'a mark behind five of six': [...each('', ' (x)'), 'a (x)', 'c'],
};

export const decorated: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	marks,
	pages,
	prefixes,
	records,
	literals,
	suffixes,
};

/** Our own reports, as far as they are read back; and what only looks like one. */
export const ownReports: Readonly<Record<string, readonly string[]>> = {
	'Markdown, two fences and words between them': [
		'',
		'# SMTP session: mx.example',
		'',
		'EHLO asks what the server can do.',
		'```text',
		'S: 220 hi',
		'C: EHLO me',
		'```',
		'## Findings',
		'`MAIL` was refused.',
		'````text',
		'C: ```',
		'```',
		'S: 250 ok',
		'````',
		'```json',
		'{"a": 1}',
		'```',
	],
	'another Markdown text': ['# SMTP session', '```text', 'S: 220 hi', '```'],
	'a page': [
		'<!DOCTYPE html>',
		'<html lang="en">',
		'<title>mx.example \xc2\xb7 SMTP session</title>',
		'<p>EHLO asks what the server can do.</p>',
		'<article id="e1" class="reply"><div class="wire"><span class="at">0.012</span> <span class="side">S</span><pre>250-mx.example',
		'250-SIZE 1000 &lt;octets&gt;',
		'250 HELP</pre></div><p>Three lines.</p></article>',
		'<p>NOOP between them.</p>',
		'<article class="sent"><div class="wire"><span class="at">1.5</span><span class="who"></span><span class="side">C</span><pre>MAIL FROM:&lt;a@example.org&gt;</pre></div></article>',
		'<article class="note"><div class="wire"><span class="at"></span><span class="side">-</span><pre>Connected to mx.example.</pre></div></article>',
		'<article class="sent"><div class="wire"><span class="at">2</span><span class="side">C</span><pre>Subject: x',
		'\xe2\x80\xa6 1,234 more lines',
		'\xe2\x80\xa6 1 more line',
		'\xe2\x80\xa6 some more lines</pre></div></article>',
	],
	'another page': ['<!doctype html>', '<title>mx.example</title>', '<pre>250 ok</pre>'],
	'a page whose title comes late': [
		'<!doctype html>',
		...Array.from({length: 20}, () => '<meta>'),
		'<title>mx.example \xc2\xb7 SMTP session</title>',
		'<pre>250 ok</pre>',
	],
	'nothing but empty lines': ['', ' '],
};

/** What a terminal was told, and keys that were typed over. */
export const terminals: readonly string[] = [
	'\x1b[1;31m250 ok\x1b[0m',
	'\x1b]0;title\x07250 ok\x1b]8;;http://example.net\x1b\\link',
	'\x1bM\x1b=EHLO me\x1b(B\x1b>',
	'\x1b[250 ok\x1b[',
	'EHLX\bO me',
	'\b\bQUIT\b\b',
	'\x1b[?25hRSEX\x1b[D\bT',
	`\x1b]${'x'.repeat(1001)}\x07`,
	'plain',
];
