import {Readable} from 'node:stream';
import {describe, expect, it} from 'vitest';
import type {DeliverOptions} from '../../../source/dialogs/deliver/delivery.ts';
import {chooseParameters} from '../../../source/dialogs/deliver/parameters.ts';
import type {BuiltMessage} from '../../../source/message/letter.ts';
import {readCapabilities} from '../../../source/protocol/ehlo.ts';

const message = (changes: Partial<BuiltMessage> = {}): BuiltMessage => ({
	open: () => Readable.from([]),
	pieces: () => Readable.from([]),
	...{size: 100, envelope: {from: '', to: []}, body: '7BIT', smtpUtf8: false, messageId: null, remarks: []},
	...changes,
});

const offering = (...keywords: readonly string[]) => readCapabilities(['mx.example', ...keywords]);

/** `to`: who RCPT is for. */
function chosen(changes: Partial<BuiltMessage>, options: DeliverOptions, keywords: readonly string[]) {
	const {mail, rcpt, notes, stop} = chooseParameters(message(changes), options, offering(...keywords));
	return {mail, rcpt: rcpt('bob@example.net'), about: notes.map(({about}) => about), stops: stop !== null};
}

describe('what is offered is written', () => {
	it.each<[Partial<BuiltMessage>, DeliverOptions, string, string]>([
		[{body: '8BITMIME'}, {}, '8BITMIME', 'BODY=8BITMIME'],
		[{body: 'BINARYMIME'}, {}, 'BINARYMIME', 'BODY=BINARYMIME'],
		[{smtpUtf8: true}, {}, 'SMTPUTF8', 'SMTPUTF8'],
		[{}, {ret: 'HDRS'}, 'DSN', 'RET=HDRS'],
		[{}, {envid: 'a+b'}, 'DSN', 'ENVID=a+2Bb'],
		[{}, {auth: ''}, 'AUTH PLAIN', 'AUTH=<>'],
		[{}, {auth: 'ann=x'}, 'AUTH PLAIN', 'AUTH=ann+3Dx'],
		[{}, {requireTls: true}, 'REQUIRETLS', 'REQUIRETLS'],
		[{}, {mtPriority: 0}, 'MT-PRIORITY', 'MT-PRIORITY=0'],
		[{}, {deliverBy: '60;N'}, 'DELIVERBY', 'BY=60;N'],
		[{}, {holdFor: 0}, 'FUTURERELEASE 60', 'HOLDFOR=0'],
		[{}, {holdUntil: '2030-01-01T00:00:00Z'}, 'FUTURERELEASE 60', 'HOLDUNTIL=2030-01-01T00:00:00Z'],
		[{}, {}, 'SIZE', 'SIZE=100'],
	])('%j %j with %s', (changes, options, keyword, text) => {
		expect(chosen(changes, options, [keyword])).toEqual({mail: [text], rcpt: [], about: [], stops: false});
	});

	it('on RCPT, with the recipient as it was written first', () => {
		const options: DeliverOptions = {
			notify: 'NEVER',
			orcpt: true,
			rcptParameters: ['X=1'],
			mailParameters: ['Y=2'],
		};
		const {mail, rcpt} = chooseParameters(message(), options, offering('DSN'));
		expect(mail).toEqual(['Y=2']);
		expect(rcpt('a=b@example.net')).toEqual(['NOTIFY=NEVER', 'ORCPT=rfc822;a+3Db@example.net', 'X=1']);
		expect(rcpt('bücher@example.net')).toContain('ORCPT=utf-8;bücher@example.net');
	});
});

describe('what is not offered', () => {
	it('stops where the message would be read by others or changed, and is left out elsewhere', () => {
		const vital: readonly [Partial<BuiltMessage>, DeliverOptions][] = [
			[{body: 'BINARYMIME'}, {}],
			[{smtpUtf8: true}, {}],
			[{}, {requireTls: true}],
			[{}, {deliverBy: '60;r'}],
			[{}, {holdFor: 1}],
			[{}, {holdUntil: 'x'}],
		];
		for (const [changes, options] of vital) {
			expect(chosen(changes, options, []), JSON.stringify([changes, options])).toEqual({
				...{mail: [], rcpt: [], about: ['deliver/not-offered'], stops: true},
			});
		}

		const courtesies: readonly [Partial<BuiltMessage>, DeliverOptions][] = [
			[{body: '8BITMIME'}, {}],
			[{}, {ret: 'FULL'}],
			[{}, {envid: 'x'}],
			[{}, {auth: ''}],
			[{}, {mtPriority: 1}],
			[{}, {deliverBy: '60;N'}],
			[{}, {notify: 'NEVER'}],
			[{}, {orcpt: true}],
		];
		for (const [changes, options] of courtesies) {
			expect(chosen(changes, options, []), JSON.stringify([changes, options])).toEqual({
				...{mail: [], rcpt: [], about: ['deliver/not-offered'], stops: false},
			});
		}
	});

	it('is done as the user says', () => {
		expect(chosen({}, {requireTls: true, notOffered: 'leave-out'}, [])).toMatchObject({
			mail: [],
			stops: false,
		});
		expect(chosen({}, {requireTls: true, notOffered: 'send'}, [])).toMatchObject({
			...{mail: ['REQUIRETLS'], stops: false},
		});
		expect(chosen({}, {ret: 'FULL', notOffered: 'stop'}, [])).toMatchObject({mail: [], stops: true});
	});

	it('is told by name: the keyword only where the parameter is called something else', () => {
		const text = (options: DeliverOptions, changes: Partial<BuiltMessage> = {}) =>
			chooseParameters(message(changes), options, null).notes.map(note => note.text);
		expect(text({mtPriority: 1})).toEqual([
			'MT-PRIORITY was requested, and the server does not offer it, so it is left out.',
		]);
		expect(text({ret: 'FULL', notOffered: 'send'})).toEqual([
			'RET was requested, and the server does not offer DSN, but it is sent anyway.',
		]);
		expect(text({}, {smtpUtf8: true})).toEqual([
			'SMTPUTF8 is needed (an address is not ASCII), and the server does not offer it, so nothing was sent.',
		]);
	});

	it('SIZE is a mere courtesy: nothing is said of it, and it is never sent unasked', () => {
		expect(chosen({}, {notOffered: 'send'}, [])).toEqual({mail: [], rcpt: [], about: [], stops: false});
		expect(chosen({}, {notOffered: 'stop'}, [])).toEqual({mail: [], rcpt: [], about: [], stops: false});
	});
});

it.each([
	['SIZE 99', ['deliver/over-size']],
	['SIZE 100', []],
	['SIZE 0', []],
	['SIZE', []],
])('a message of 100 octets against %s', (keyword, about) => {
	expect(chosen({}, {}, [keyword])).toMatchObject({about, stops: false});
});
