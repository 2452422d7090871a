/**
 * Command lines of swaks, at least one for each option and each way in which it can be written. `S` is the server with
 * its port, `H` its host, `P` its port, `U` its Unix socket.
 */
import type {Line} from './compare.ts';
import type {Behaviour} from './recording-server.ts';
import {splitWords} from './words.ts';

const who = '--from a@example.test --to b@example.test --server S';

const mail = 'From: me@example.test\nTo: you@example.test\nSubject: from a file\n\nThe text.\n.a dot\n';

const files = {
	'mail.eml': mail,
	'mbox.eml': `From me@example.test Sat Nov 28 12:00:00 2026\n${mail}`,
	'token.eml': 'To: %TO_ADDRESS%\nFrom: %FROM_ADDRESS%\nX-Old: 1\n%NEW_HEADERS%\n%BODY%\\nend\n',
	'body.txt': 'Hello\nfrom a file\n',
	'body.html': '<p>Hello</p>\n',
	'data.csv': 'a,b\n1,2\n',
	'.swaksrc': '# mine\nfrom rc@example.test\n--h-X-Rc yes\n',
	'other.rc': 'from other@example.test\n',
};

const {'.swaksrc': _settings, ...withoutSettings} = files;

type Row = readonly [
	line: string,
	more?: Omit<Line, 'words' | 'files' | 'behaviour'> & {
		readonly behaviour?: Partial<Behaviour>;
		/** What `send` does otherwise, on purpose. */
		readonly send?: string;
		/** What `smtpscope swaks` does otherwise too. */
		readonly both?: string;
	},
];

const without = (...keywords: readonly string[]): Partial<Behaviour> => ({keywords});
const refusing = (replies: Behaviour['replies']): {behaviour: Partial<Behaviour>} => ({behaviour: {replies}});

const addressing: readonly Row[] = [
	[who],
	['-f a@example.test -t b@example.test -s S'],
	['-from a@example.test -to b@example.test -server S'],
	['--from=a@example.test --to=b@example.test --server=127.0.0.1:P'],
	['--fro a@example.test --t b@example.test --serv S'],
	['--to b@example.test --server S'],
	['--from <> --to b@example.test --server S'.replace('<>', "'<>'")],
	['--from a@example.test --to b@example.test,c@example.test --server S'],
	['--from a@example.test --to b@example.test --to c@example.test --server S', {send: 'both get it'}],
	['--from a@example.test --to --server S', {stdin: 'typed@example.test\n'}],
	['--from a@example.test --server S', {stdin: 'typed@example.test\n'}],
	['--from a@example.test --to nobody --server S'],
	['--to b@example.test --no-to --to c@example.test --from a@example.test --server S'],
];

const connecting: readonly Row[] = [
	['--from a@example.test --to b@example.test --server H --port P'],
	['--from a@example.test --to b@example.test -s localhost -p P -4'],
	['--from a@example.test --to b@example.test --server 127.0.0.1/P'],
	['--from a@example.test --to b@example.test --server [127.0.0.1]:P'],
	['--from a@example.test --to b@example.test --server H -p nosuchservice'],
	['--from a@example.test --to b@example.test --socket U'],
	[`${who} --local-interface 127.0.0.1`],
	[`${who} --helo client.test`],
	[`${who} --ehlo client.test`],
	[`${who} -h client.test`],
	[`${who} -h=client.test`],
	[`${who} --timeout 5s`],
	[`${who} --timeout 0`],
	['--from a@example.test --to b@example.test --server 127.0.0.1:1'],
	['--from a@example.test --to b@example.test --server S --socket U'],
	[`${who} word`],
	[`${who} --no-such-option`],
	[`${who} --auth-p`, {stdin: ''}],
];

const protocols: readonly Row[] = [
	[`${who} --protocol SMTP`],
	[`${who} --protocol ESMTP`],
	[`${who} --protocol ESMTPS`],
	[`${who} --protocol ESMTPA --auth-user u --auth-password pw`],
	[`${who} --protocol ESMTPSA -au u -ap pw`],
	[`${who} --protocol SSMTP`],
	[`${who} --protocol SSMTPA -au u -ap pw`],
	[`${who} --protocol SMTPS`],
	[`${who} --protocol LMTP`, {behaviour: {lmtp: true}}],
	[
		'--from a@example.test --to b@example.test,c@example.test --server S --protocol LMTP',
		{behaviour: {lmtp: true}},
	],
	[`${who} --protocol NNTP`],
	[`${who} --pipeline`],
	[`${who} --pipeline`, {behaviour: without('SIZE 1000')}],
	[`${who} --prdr`, {behaviour: without('PRDR')}],
	[`${who} --prdr`],
];

const tls: readonly Row[] = [
	[`${who} -tls`],
	[`${who} --tls`, {behaviour: without('SIZE 1000')}],
	[`${who} --tls`, refusing({STARTTLS: '454 4.7.0 no'})],
	[`${who} -tlso`],
	[`${who} --tls-optional`, {behaviour: without('SIZE 1000')}],
	[`${who} --tls-optional-strict`],
	[`${who} -tlsos`, {behaviour: without('SIZE 1000')}],
	[`${who} -tlsc`],
	[`${who} --tls-on-connect --tls-protocol tlsv1_2`],
	[`${who} --tls --tlsp no_tlsv1,no_tlsv1_1`],
	[`${who} --tls --tls-sni recorder.test`],
	[`${who} --tls --tls-verify`],
	[`${who} --tls --tls-cipher HIGH`],
	[`${who} --tls --tls-cert none.pem`],
	[`${who} --tls --tls-get-peer-cert cert.pem`],
];

const logins: readonly Row[] = [
	[`${who} --auth PLAIN --auth-user u --auth-password pw`],
	[`${who} -a LOGIN -au u -ap pw`],
	[`${who} --auth CRAM-MD5 -au u -ap pw`],
	[`${who} --auth plain -au u -ap pw --tls`],
	[`${who} --auth -au u -ap pw`],
	[`${who} -au u -ap pw`],
	[`${who} -au u -ap '<>' --auth LOGIN`],
	[`${who} --auth LOGIN`, {stdin: 'typed\nsecret\n'}],
	[`${who} --auth LOGIN -au u -ap`, {stdin: 'secret\n'}],
	[`${who} --auth PLAIN,LOGIN -au u -ap pw`, {behaviour: {mechanisms: ['LOGIN']}}],
	[`${who} --auth LOGIN,PLAIN -au u -ap pw`, {behaviour: {mechanisms: []}}],
	[`${who} --auth PLAIN -au u -ap pw`, {behaviour: without('AUTH LOGIN')}],
	[`${who} --auth PLAIN -au u -ap pw`, {behaviour: without('SIZE 1000')}],
	[`${who} -ao -au u -ap pw`, {behaviour: without('SIZE 1000')}],
	[`${who} --auth-optional PLAIN -au u -ap pw`, {behaviour: {mechanisms: []}}],
	[`${who} -aos PLAIN -au u -ap pw`, {behaviour: without('SIZE 1000')}],
	[`${who} --auth-optional-strict PLAIN -au u -ap pw`, {behaviour: {mechanisms: []}}],
	[`${who} --auth X-PLAIN --auth-map X-PLAIN=PLAIN -au u -ap pw`, {behaviour: without('AUTH X-PLAIN')}],
	[`${who} --auth LOGIN -au u -ap pw --auth-hide-password --protect-prompt -apt`],
	[`${who} -au wrong -ap other --auth PLAIN -au u -ap pw`],
];

const message: readonly Row[] = [
	[`${who} --body 'one\\ntwo'`],
	[`${who} --body @body.txt`],
	[`${who} --body body.txt`],
	[`${who} --body @@text`],
	[`${who} --body -`, {stdin: 'from the pipe\n'}],
	[`${who} --body`, {stdin: 'typed text\n'}],
	[`${who} --body 'to %TO_ADDRESS%'`],
	[`${who} --header 'Subject: mine'`],
	[`${who} --header 'Subject: mine' --header 'Subject: last' --header 'X-A: 1' --header 'X-A: 2'`],
	[`${who} --header 'X-A: 1\\nX-B: 2'`],
	[`${who} --header Anything`],
	[`${who} --header http://localhost:3000/a`],
	[`${who} --header ''`],
	[`${who} --h-Subject mine --header-X-Test one --h-From: 'A name <x@example.test>'`],
	[`${who} --h-From 'No address'`],
	[`${who} --add-header 'X-A: 1' -ah 'Subject: second'`],
	[`${who} --header 'Subject: Grüße' --body 'zażółć'`],
	[`${who} --attach @data.csv`],
	[`${who} --attach data.csv --body @body.txt`],
	[`${who} --attach-type text/csv --attach-name numbers.csv --attach @data.csv --attach @body.txt`],
	[`${who} --attach -`, {stdin: 'from the pipe\n'}],
	[`${who} --attach-body @body.txt --attach-type text/html --attach-body @body.html`],
	[`${who} --attach-type text/html --attach-body @body.html --attach @data.csv`],
	[`${who} --data @mail.eml`],
	[`${who} --data mail.eml`],
	[`${who} --data -`, {stdin: mail}],
	[`${who} --data @mbox.eml`],
	[`${who} --data @mbox.eml --no-strip-from`],
	[`${who} --data @mail.eml --header 'Subject: other' --add-header 'X-New: 1'`],
	[`${who} --data @token.eml --body Text --header 'X-New: 1'`, {send: 'tokens in a file need --tokens'}],
	[`${who} --data 'Subject: typed\\nTo: %TO_ADDRESS%\\n\\nText\\n.\\n'`],
	[`${who} -d nosuchfile`],
];

const stages = ['connect', 'FIRST-EHLO', 'TLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT'];
const endings: readonly Row[] = [
	...stages.flatMap((stage): Row[] => [
		[`${who} -tls -au u -ap pw --quit-after ${stage}`],
		[`${who} -tls -au u -ap pw --drop-after ${stage}`],
	]),
	...['FIRST-HELO', 'TLS', 'AUTH', 'DATA', 'DOT'].map(
		(stage): Row => [`${who} -tls -a PLAIN -au u -ap pw --drop-after-send ${stage}`],
	),
	...['MAIL', 'RCPT'].map((stage): Row => [`${who} --drop-after-send ${stage}`]),
	[`${who} --drop-after DATA`],
	[`${who} --drop-after DOT`],
	[`${who} -q RCPT`],
	[`${who} -q to`],
	[`${who} -q DATA`],
	['--server S --quit-after EHLO'],
	['--server S -q mail --from a@example.test'],
	[`${who} -q tls`],
];

const refusals: readonly Row[] = [
	[who, {behaviour: {greeting: '554 5.0.0 no'}}],
	[who, refusing({EHLO: '502 5.5.1 unknown'})],
	[
		who,
		{...refusing({EHLO: '550 no', HELO: '550 no'}), both: 'HELO only where EHLO is unknown (RFC 5321 §3.2)'},
	],
	[who, {...refusing({MAIL: '550 5.1.0 no'}), send: 'MAIL and RCPT in one go'}],
	[who, refusing({RCPT: '550 5.1.1 no'})],
	[
		'--from a@example.test --to b@example.test,c@example.test --server S',
		{...refusing({'RCPT TO:<c@example.test>': '550 5.1.1 no'}), send: 'exit code 40'},
	],
	[who, refusing({DATA: '451 4.3.0 no'})],
	[who, refusing({'.': '554 5.7.1 spam'})],
	[`${who} --auth PLAIN -au u -ap pw`, {behaviour: {mechanisms: []}}],
	[
		`${who} -tls`,
		{...refusing({'~EHLO': '550 no', '~HELO': '550 no'}), both: 'HELO only where EHLO is unknown'},
	],
];

const xclient = without('XCLIENT NAME ADDR PORT', 'STARTTLS');
const proxying: readonly Row[] = [
	[`${who} --xclient 'ADDR=192.0.2.1 NAME=client.test'`, {behaviour: xclient}],
	[`${who} --xclient-addr 192.0.2.1 --xclient-name client.test`, {behaviour: xclient}],
	[
		`${who} --xclient-addr 192.0.2.1 --xclient-delim --xclient-name client.test -q XCLIENT`,
		{behaviour: xclient},
	],
	[`${who} -tls --xclient-before-starttls --xclient-addr 192.0.2.1`, {behaviour: xclient}],
	[`${who} -tls --xclient-addr 192.0.2.1`, {behaviour: xclient}],
	[`${who} --xclient-helo me.test`, {behaviour: xclient}],
	[`${who} --xclient-helo me.test --xclient-no-verify`, {behaviour: xclient}],
	[`${who} --xclient-addr 192.0.2.1`],
	[`${who} --xclient-addr 192.0.2.1 --xclient-optional`],
	[
		`${who} --xclient-addr 192.0.2.1 --xclient-optional-strict`,
		{behaviour: {...xclient, replies: {XCLIENT: '550 5.7.0 no'}}},
	],
	[
		`${who} --proxy-family TCP4 --proxy-source 192.0.2.1 --proxy-source-port 40000 --proxy-dest 192.0.2.2 --proxy-dest-port 25`,
		{behaviour: {proxyHeader: true}},
	],
	[`${who} --proxy 'TCP4 192.0.2.1 192.0.2.2 40000 25'`, {behaviour: {proxyHeader: true}}],
];

const display: readonly Row[] = [
	...[
		'-S',
		'-S 2',
		'--silent 3',
		'-ha',
		'-hs -hr -hi',
		'-n',
		'-nth',
		'-nsh -nrh -nih',
		'-stl',
		'-stl i',
		'-raw',
	].map((options): Row => [`${who} ${options}`]),
	[`${who} --output log.txt`],
	[`${who} --output-file-stdout out.txt --output-file-stderr err.txt`],
	[`${who} --force-getpwuid`],
	[`${who} --dump`],
	[`${who} --dump-mail`],
	['--support'],
	['--version'],
];

const settings: readonly Row[] = [
	['--to b@example.test --server S', {send: '.swaksrc needs --swaks-config'}],
	['--to b@example.test --server S --config other.rc', {send: '--config is a profile'}],
	['--server S', {environment: {SWAKS_OPT_to: 'env@example.test'}, send: 'SWAKS_OPT_… needs --swaks-config'}],
];

const groups = {
	addressing,
	connecting,
	protocols,
	tls,
	logins,
	message,
	endings,
	refusals,
	proxying,
	display,
	settings,
};

export type NamedLine = Line & {
	readonly written: string;
	readonly send: string | undefined;
	readonly both: string | undefined;
};

export const lines: Readonly<Record<string, readonly NamedLine[]>> = Object.fromEntries(
	Object.entries(groups).map(([name, rows]) => [
		name,
		rows.map(([written, {send, both, ...more} = {}]) => ({
			written,
			send: send ?? both,
			both,
			words: splitWords(written).words,
			// The settings of swaks would be read by every line.
			files: name === 'settings' ? files : withoutSettings,
			...more,
		})),
	]),
);
