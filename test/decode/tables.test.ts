/** The tables are complete against the registries, every row can be reached, and reads as it should. */
import {describe, expect, test} from 'vitest';
import {commands, commandWords} from '../../source/decode/commands.ts';
import {ehloKeyword, ehloKeywords, keywordWords} from '../../source/decode/ehlo-keywords.ts';
import {enhancedCodes, enhancedLine, enhancedWords} from '../../source/decode/enhanced-codes.ts';
import {esmtpParameter, esmtpParameters, parameterWords} from '../../source/decode/esmtp-parameters.ts';
import {categoryOf, replyCode, replyCodes} from '../../source/decode/reply-codes.ts';
import {parameterNames, parseParameters} from '../../source/protocol/parameter.ts';
import {verbs} from '../../source/protocol/verb.ts';
import {gradeOf, knownMechanisms} from '../../source/sasl/grades.ts';

describe('reply codes', () => {
	const expected = [
		...[200, 211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 353, 354],
		...[421, 422, 430, 432, 450, 451, 452, 453, 454, 455, 458, 459],
		...[500, 501, 502, 503, 504, 521, 523, 524, 525, 530, 533, 534, 535, 538, 540, 541],
		...[550, 551, 552, 553, 554, 555, 556],
	];

	test('all are there, once, in order', () => {
		expect(replyCodes.map(row => row.code)).toEqual(expected);
	});

	test.each(replyCodes)('$code $name', row => {
		expect(replyCode(row.code)).toEqual({...row, known: true});
		expect(row.meaning).toMatch(/^[A-Z].*\.$/);
		const severity = Math.floor(row.code / 100);
		expect(severity < 4 ? row.retry === 'none' : row.retry !== 'none').toBe(true);
	});

	test('an unknown code is explained by its digits', () => {
		expect(replyCode(472)).toMatchObject({known: false, name: 'Temporary failure', retry: 'later'});
		expect(replyCode(599)).toMatchObject({known: false, name: 'Permanent failure', retry: 'never'});
		expect(replyCode(111)).toMatchObject({known: false, name: 'Preliminary', retry: 'none'});
		expect([501, 511, 521, 535, 544, 550, 566, 599].map(categoryOf)).toEqual([
			...['syntax', 'information', 'connection', 'login and encryption', 'not specified', 'mail system'],
			...['not specified', 'not specified'],
		]);
	});
});

describe('enhanced status codes', () => {
	const upTo = (subject: number, last: number, from = 0) =>
		Array.from({length: last - from + 1}, (_, index) => `${subject}.${from + index}`);
	const registered = [
		...['0.0', ...upTo(1, 10), ...upTo(2, 4), ...upTo(3, 6), ...upTo(4, 7), ...upTo(5, 6), ...upTo(6, 10)],
		...upTo(7, 30),
	];
	const vendors = ['4.14', '7.32', '7.40', '7.57', '7.60', '7.64', '7.139', '7.509', '7.511', '7.515'];

	test('all are there, once', () => {
		const known: string[] = enhancedCodes.filter(row => !('vendor' in row)).map(row => row.code);
		expect(known).toEqual(registered);
		const private_: string[] = enhancedCodes.filter(row => 'vendor' in row).map(row => row.code);
		expect(private_).toEqual([...vendors, '7.606', '7.700', '7.708']);
	});

	test.each(enhancedCodes)('X.$code $name', row => {
		const [subject = 0, detail = 0] = row.code.split('.').map(Number);
		const words = enhancedWords({class: 5, subject, detail});
		expect(words).toMatchObject({class: 'permanent', name: row.name, meaning: row.meaning, known: true});
		expect(row.meaning).toMatch(/^[A-Z].*[.)]$/);
	});

	test('an unknown one is explained by its class and subject', () => {
		expect(enhancedWords({class: 4, subject: 1, detail: 351})).toMatchObject({
			class: 'temporary',
			subject: 'address',
			name: 'unregistered detail',
			known: false,
		});
		expect(enhancedWords({class: 2, subject: 99, detail: 0}).subject).toBe('unregistered subject');
	});

	test.each([
		[{class: 2, subject: 0, detail: 0}, 'success'],
		[{class: 2, subject: 7, detail: 0}, 'success · security and policy'],
		[{class: 5, subject: 0, detail: 0}, 'permanent. The code says nothing more.'],
		[
			{class: 4, subject: 2, detail: 0},
			'temporary · mailbox. The problem is the mailbox; the code does not say more.',
		],
		[
			{class: 5, subject: 1, detail: 1},
			'permanent · address · no such mailbox. The part before “@” is not known at that domain.',
		],
	] as const)('are shown in one line that says nothing twice: %j', (status, line) => {
		expect(enhancedLine(status)).toBe(line);
	});

	test('Microsoft’s families are recognised', () => {
		expect(enhancedWords({class: 5, subject: 7, detail: 649}).name).toBe('IP address banned');
		expect(enhancedWords({class: 5, subject: 7, detail: 705}).name).toBe('sending limit reached');
		expect(enhancedWords({class: 5, subject: 7, detail: 708}).name).toBe('traffic not accepted');
		expect(enhancedWords({class: 5, subject: 7, detail: 750}).known).toBe(false);
	});
});

describe('EHLO keywords', () => {
	const expected = [
		...['SEND', 'SOML', 'SAML', 'EXPN', 'HELP', 'TURN', '8BITMIME', 'SIZE', 'VERB', 'ONEX', 'CHUNKING'],
		...[
			'BINARYMIME',
			'CHECKPOINT',
			'DELIVERBY',
			'PIPELINING',
			'DSN',
			'ETRN',
			'ENHANCEDSTATUSCODES',
			'STARTTLS',
		],
		...['NO-SOLICITING', 'MTRK', 'SUBMITTER', 'ATRN', 'AUTH', 'BURL', 'FUTURERELEASE', 'CONPERM', 'CONNEG'],
		...['SMTPUTF8', 'UTF8SMTP', 'MT-PRIORITY', 'RRVS', 'REQUIRETLS', 'LIMITS'],
	];
	const unregistered = [
		...[
			'VRFY',
			'XCLIENT',
			'XFORWARD',
			'X-EXPS',
			'X-LINK2STATE',
			'XEXCH50',
			'XRDST',
			'X-ANONYMOUSTLS',
			'XSHADOW',
		],
		...['XSHADOWREQUEST', 'XPROXY', 'XPROXYFROM', 'XPROXYTO', 'X-MESSAGECONTEXT', 'XOORG', 'XORIGFROM'],
		...[
			'XSYSPROBE',
			'XMESSAGEVALUE',
			'XATTRDIRECT',
			'PRDR',
			'XPRDR',
			'XADR',
			'XSTA',
			'XCIR',
			'XGEN',
			'XLOOP',
		],
		...['XDFLG', 'XACCEPTINGVERP', 'XUSR', 'XVERP', 'TLS', 'OK', 'NOOP', 'RSET', 'QUIT', 'PIPECONNECT'],
		...['X_PIPE_CONNECT', 'PIPE_CONNECT', 'WELLKNOWN'],
	];

	test.each(expected)('%s is registered', keyword => {
		expect(keywordWords({keyword, parameters: []}).registered).toBe(true);
	});

	test.each(unregistered)('%s is known and not registered', keyword => {
		const words = keywordWords({keyword, parameters: []});
		expect(words.registered).toBe(false);
		expect(words.status).not.toBe('unknown');
	});

	test('no row stands twice, each reads as it should', () => {
		expect(new Set(ehloKeywords.map(row => row.keyword)).size).toBe(ehloKeywords.length);
		for (const row of ehloKeywords) {
			expect(ehloKeyword(row.keyword.toLowerCase())).toBe(row);
			expect(row.meaning).toMatch(/^[A-Z].*\.$/);
		}
	});

	test('a keyword that is a command itself opens it, in any case', () => {
		const commandsOfTheirOwn = ehloKeywords.filter(
			({keyword, status}) => status === 'registered' && verbs.includes(keyword),
		);
		expect(commandsOfTheirOwn.length).toBeGreaterThan(5);
		for (const {keyword} of commandsOfTheirOwn) {
			expect(keywordWords({keyword: keyword.toLowerCase(), parameters: []}).verbs).toContain(keyword);
		}
	});

	test.each([
		['8BITMIME', ['BODY'], []],
		['SIZE', ['SIZE'], []],
		['AUTH', ['AUTH'], []],
		['BINARYMIME', ['BODY'], []],
		['SMTPUTF8', ['SMTPUTF8'], []],
		['DSN', ['RET', 'ENVID'], ['NOTIFY', 'ORCPT']],
		['DELIVERBY', ['BY'], []],
		['REQUIRETLS', ['REQUIRETLS'], []],
		['FUTURERELEASE', ['HOLDFOR', 'HOLDUNTIL'], []],
		['MT-PRIORITY', ['MT-PRIORITY'], []],
		['RRVS', [], ['RRVS']],
		['MTRK', ['MTRK'], []],
		['CONPERM', ['CONPERM'], []],
		['PIPELINING', [], []],
	])('%s opens the parameters of its RFC', (keyword, mail, rcpt) => {
		const words = keywordWords({keyword, parameters: []});
		const names = (forms: readonly string[]) => forms.map(form => form.split('=', 1).join(''));
		expect([names(words.mail), names(words.rcpt)]).toEqual([mail, rcpt]);
	});

	test('what is announced opens verbs and parameters', () => {
		expect(keywordWords({keyword: 'CHUNKING', parameters: []}).verbs).toEqual(['BDAT']);
		expect(keywordWords({keyword: 'DSN', parameters: []})).toMatchObject({
			mail: ['RET=FULL|HDRS', 'ENVID=id'],
			rcpt: ['NOTIFY=list', 'ORCPT=type;address'],
		});
	});

	test.each([
		['SIZE', ['35882577'], /At most 35,882,577 octets \(34\.2 MiB\)/],
		['SIZE', ['0'], /no fixed limit/],
		['SIZE', [], /does not state a limit/],
		['SIZE', ['big'], /“big” is not a number/],
		['AUTH', ['PLAIN', 'SCRAM-SHA-256'], /PLAIN: in TLS only \(.*SCRAM-SHA-256: good \(/],
		['AUTH', [], /does not name a mechanism/],
		[
			'LIMITS',
			['MAILMAX=100', 'RCPTMAX=150'],
			/At most 100 messages in this session\. At most 150 recipients/,
		],
		['LIMITS', ['FOO=1'], /FOO=1: not a known limit/],
		['LIMITS', ['rcptdomainmax=1'], /At most 1 domain among/],
		['LIMITS', ['RCPTMAX=many'], /“many” is not a limit/],
		['LIMITS', ['MAILMAX'], /“” is not a limit/],
		['SIZE', ['9'.repeat(21)], /larger than any message/],
		['AUTH', ['PLAIN,LOGIN'], /not a valid mechanism name.*spaces separate/],
		['DELIVERBY', ['240'], /4 minutes/],
		['DELIVERBY', ['240,X-NEW'], /4 minutes/],
		['DELIVERBY', ['0'], /no shortest time/],
		['DELIVERBY', ['soon'], /“soon” is not a number of seconds/],
		['FUTURERELEASE', ['x', 'tomorrow'], /“x” is not a number of seconds\. “tomorrow” is not a date/],
		['DELIVERBY', [], /not state a shortest time/],
		['FUTURERELEASE', ['86400', '2030-01-01T00:00:00Z'], /up to 1 day\. Until 2030/],
		['MT-PRIORITY', ['MIXER'], /policy MIXER/],
		['NO-SOLICITING', ['net.example:ADV'], /refuses: net\.example:ADV/],
		['BURL', ['imap'], /From: imap/],
		['XCLIENT', ['NAME', 'ADDR'], /accepts: NAME, ADDR/],
		['X-RCPTLIMIT', ['10000'], /At most 10000/],
		['VRFY', ['extra'], /Parameters: extra/],
		['XXXXXXXA', [], /device between/],
		['XFOO', [], /private extension/],
		['FOO', [], /Not a known/],
	])('%s %j', (keyword, parameters, words) => {
		expect(keywordWords({keyword, parameters}).meaning).toMatch(words);
	});
});

describe('mechanisms', () => {
	const expected = [
		...['PLAIN', 'LOGIN', 'CRAM-MD5', 'DIGEST-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-1-PLUS', 'SCRAM-SHA-256'],
		...[
			'SCRAM-SHA-256-PLUS',
			'SCRAM-SHA-512',
			'SCRAM-SHA-512-PLUS',
			'OAUTHBEARER',
			'OAUTH10A',
			'XOAUTH2',
			'XOAUTH',
		],
		...['NTLM', 'GSSAPI', 'GSS-SPNEGO', 'GS2-KRB5', 'GS2-KRB5-PLUS', 'EXTERNAL', 'ANONYMOUS', 'OTP', 'SKEY'],
		...[
			'SECURID',
			'KERBEROS_V4',
			'KERBEROS_V5',
			'EAP-AES128',
			'EAP-AES128-PLUS',
			'NMAS_LOGIN',
			'NMAS_AUTHEN',
		],
		...[
			'OPENID20',
			'SAML20',
			'SPNEGO',
			'SPNEGO-PLUS',
			'SXOVER-PLUS',
			'PLAIN-CLIENTTOKEN',
			'MSN',
			'EXCHANGEAUTH',
		],
		...['XAOL-UAS-MB', 'XYMCOOKIE', 'CRAM-SHA1', 'CRAM-SHA256', 'APOP', 'RPA', 'PASSDSS-3DES-1', 'SRP'],
	];

	test('all are there, once', () => {
		expect(knownMechanisms).toEqual(expect.arrayContaining(expected));
		expect(new Set(knownMechanisms).size).toBe(knownMechanisms.length);
		for (const name of knownMechanisms) {
			expect(gradeOf(name.toLowerCase())).toMatchObject({name, reason: expect.stringMatching(/[^.]$/)});
		}
	});

	test('families and strangers', () => {
		expect(gradeOf('SCRAM-SHA3-512').grade).toBe('good');
		expect(gradeOf('SCRAM-SHA3-512-PLUS').reason).toMatch(/bound/);
		expect(gradeOf('GS2-FOO').grade).toBe('good');
		expect(gradeOf('MYLOGIN').grade).toBe('unknown');
	});
});

describe('commands and their parameters', () => {
	const expected = [
		...[
			'EHLO',
			'HELO',
			'LHLO',
			'MAIL',
			'RCPT',
			'DATA',
			'BDAT',
			'BURL',
			'RSET',
			'VRFY',
			'EXPN',
			'HELP',
			'NOOP',
		],
		...['QUIT', 'AUTH', 'STARTTLS', 'ETRN', 'ATRN', 'TURN', 'SEND', 'SOML', 'SAML', 'XCLIENT', 'XFORWARD'],
		...['X-EXPS', 'X-ANONYMOUSTLS', 'XEXCH50'],
	];

	test.each(expected)('%s', verb => {
		expect(commandWords(verb)?.syntax).toMatch(new RegExp(`^${verb}(?: |$)`));
	});

	test('every command is a verb that the parser knows, once, and reads as it should', () => {
		expect(new Set(commands.map(row => row.verb)).size).toBe(commands.length);
		for (const row of commands) {
			expect(verbs).toContain(row.verb);
			expect(row.meaning).toMatch(/^[A-Z].*\.$/);
			expect(row.next).toMatch(/^[A-Z].*\.$/);
			if ('keyword' in row) {
				expect(ehloKeyword(row.keyword)?.verbs).toContain(row.verb);
			}
		}
	});

	test('parser and table know the same parameters', () => {
		const names: string[] = esmtpParameters.map(row => row.name);
		expect(names.toSorted()).toEqual(parameterNames.toSorted());
		for (const row of esmtpParameters) {
			expect(esmtpParameter(row.name)).toBe(row);
			expect(ehloKeyword(row.keyword)).toBeDefined();
		}
	});

	test.each([
		['SIZE=1048576', /1,048,576 octets \(1 MiB\)/],
		['BODY=8bitmime', /octets above 127/],
		['AUTH=<>', /does not say/],
		['AUTH=a+2Bb@example.org', /a\+b@example\.org/],
		['NOTIFY=SUCCESS,DELAY', /when it was delivered, when it is delayed/],
		['NOTIFY=NEVER', /: never/],
		['NOTIFY=SOMETIMES', /about this recipient$/],
		['BY=3600;RT', /1 hour, otherwise return it, and report each relay/],
		['BY=-60;N', /already late by 1 minute, otherwise notify the sender/],
		['HOLDFOR=90', /1 minute 30 seconds/],
		['SMTPUTF8', /UTF-8$/],
		['FOO=1', /555/],
	])('%s', (text, words) => {
		const [parameter] = parseParameters(text, 0, 'MAIL').parameters;
		expect(parameter && parameterWords(parameter)).toMatch(words);
	});
});
