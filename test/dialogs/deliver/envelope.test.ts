import {describe, expect, it} from 'vitest';
import type {DeliverOptions} from '../../../source/dialogs/deliver/delivery.ts';
import {sendEnvelope} from '../../../source/dialogs/deliver/envelope.ts';
import type {Parameters} from '../../../source/dialogs/deliver/parameters.ts';
import {fakeSession} from '../../support/fake-session.ts';

const none: Parameters = {mail: [], rcpt: () => [], notes: [], stop: null};
const plain = 'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 SIZE';
const pipelining = 'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 PIPELINING';
const taken = {MAIL: ['250 ok'], RCPT: ['250 ok'], RSET: ['250 ok']};

/** The lines that went out, and what came of it in short. */
async function sent(
	answers: Readonly<Record<string, readonly string[]>>,
	options: DeliverOptions = {},
	{listing = plain, to = ['c@d'], from = 'a@b', parameters = none} = {},
) {
	const session = fakeSession(listing, {...taken, ...answers});
	const result = await sendEnvelope(session, {from, to}, parameters, options);
	const {outcome, stage, summary, reply, accepted, rejected} =
		result.kind === 'ended'
			? result.delivery
			: {...result, outcome: 'taken', stage: null, summary: '', reply: null};
	return {
		...{lines: session.lines, outcome, stage, summary, code: reply?.code ?? null},
		...{accepted: accepted.map(({address}) => address), rejected: rejected.map(({address}) => address)},
	};
}

it('goes one line after the other, with the parameters', async () => {
	const parameters: Parameters = {...none, mail: ['SIZE=1', 'X=2'], rcpt: address => [`ORCPT=${address}`]};
	expect(await sent({}, {}, {to: ['c@d', 'e@f'], parameters})).toMatchObject({
		lines: ['MAIL FROM:<a@b> SIZE=1 X=2', 'RCPT TO:<c@d> ORCPT=c@d', 'RCPT TO:<e@f> ORCPT=e@f'],
		...{outcome: 'taken', accepted: ['c@d', 'e@f'], rejected: []},
	});
});

describe('MAIL that is refused', () => {
	it('is followed by no RCPT, except for those in the same go', async () => {
		const refused = {outcome: 'refused', stage: 'mail', code: 550, accepted: [], rejected: []};
		const MAIL = ['550 5.7.1 no'];
		const [mail, rcpt] = ['MAIL FROM:<a@b>', 'RCPT TO:<c@d>'];
		expect(await sent({MAIL})).toMatchObject({...refused, lines: [mail]});
		expect(await sent({MAIL}, {}, {listing: pipelining})).toMatchObject({...refused, lines: [mail, rcpt]});
		expect(await sent({MAIL}, {pipelining: true})).toMatchObject({...refused, lines: [mail, rcpt]});
		const inTurn = await sent({MAIL}, {pipelining: false}, {listing: pipelining});
		expect(inTurn).toMatchObject({...refused, lines: [mail]});
	});

	it('names the sender, the null sender too', async () => {
		expect((await sent({MAIL: ['550 no']})).summary).toMatch(/^The server refused the sender a@b: /);
		const bounce = await sent({MAIL: ['354 odd']}, {}, {from: ''});
		expect(bounce).toMatchObject({outcome: 'refused', summary: expect.stringMatching(/the sender <>: /)});
	});
});

describe('it stops as asked', () => {
	it('after MAIL, without a RCPT in the same go', async () => {
		expect(await sent({}, {quitAfter: 'mail', pipelining: true})).toMatchObject({
			...{lines: ['MAIL FROM:<a@b>'], outcome: 'stopped', stage: null, code: 250},
			summary: 'Stopped after MAIL, as asked.',
		});
	});

	it('after RCPT', async () => {
		expect(await sent({}, {quitAfter: 'rcpt'})).toMatchObject({
			...{outcome: 'stopped', stage: null, code: null, accepted: ['c@d'], rejected: []},
			summary: 'Stopped after RCPT, as asked.',
		});
		expect(await sent({}, {quitAfter: 'data'})).toMatchObject({outcome: 'taken'});
	});
});

describe('every recipient is refused', () => {
	it('the transaction is taken back, where another message may follow', async () => {
		const all = {
			...{outcome: 'refused', stage: 'rcpt', code: 550, accepted: [], rejected: ['c@d']},
			summary: 'The server refused every recipient. c@d: 550 no',
		};
		const RCPT = ['550 no'];
		expect(await sent({RCPT})).toMatchObject({...all, lines: ['MAIL FROM:<a@b>', 'RCPT TO:<c@d>', 'RSET']});
		expect((await sent({RCPT}, {leaves: true})).lines).not.toContain('RSET');
		expect((await sent({RCPT: ['421 bye']})).lines).not.toContain('RSET');
		expect((await sent({RCPT}, {quitAfter: 'rcpt'})).outcome).toBe('refused');
	});

	it('nobody is asked whether the others get it', async () => {
		let asked = 0;
		const onPartial: DeliverOptions['onPartial'] = async () => {
			asked++;
			return 'send';
		};
		await sent({RCPT: ['550 no']}, {onPartial});
		await sent({}, {onPartial});
		expect(asked).toBe(0);
	});
});

it('a line that the address would end is not sent', async () => {
	for (const address of ['a\r\nRSET', 'a\nb', 'a\0b']) {
		await expect(sent({}, {}, {to: [address]})).rejects.toThrow(/^RCPT TO: .* contains a line break\.$/s);
		await expect(sent({}, {}, {from: address})).rejects.toThrow(/^MAIL FROM: /);
	}
});

it('an answer that does not come is a lost session', async () => {
	expect(await sent({MAIL: []})).toMatchObject({outcome: 'lost', stage: 'mail', lines: ['MAIL FROM:<a@b>']});
	expect(await sent({RCPT: []})).toMatchObject({outcome: 'lost', stage: 'rcpt'});
});

describe('some recipients are refused', () => {
	async function partly(options: DeliverOptions) {
		const codes = ['250 ok', '550 no'];
		const session = fakeSession(plain, {
			...{MAIL: ['250 ok'], RSET: ['250 ok']},
			get RCPT() {
				return [codes.shift() ?? '250 ok'];
			},
		});
		const result = await sendEnvelope(session, {from: 'a@b', to: ['c@d', '']}, none, options);
		const {summary, outcome, stage, reply} =
			result.kind === 'ended' ? result.delivery : {summary: '', outcome: 'taken', stage: null, reply: null};
		return {summary, outcome, stage, code: reply?.code ?? null, last: session.lines.at(-1)};
	}

	const stopped = {
		...{outcome: 'stopped', stage: 'rcpt', code: 550, last: 'RSET'},
		summary: 'The server refused <>, so the message was not sent to anyone.',
	};

	it('the others get it, unless someone decides otherwise', async () => {
		expect(await partly({})).toMatchObject({outcome: 'taken', last: 'RCPT TO:<>'});
		expect(await partly({onPartial: async () => 'send'})).toMatchObject({outcome: 'taken'});
		expect(await partly({onPartial: async () => 'stop'})).toEqual(stopped);
		expect(await partly({allOrNothing: true, onPartial: async () => 'send'})).toEqual(stopped);
	});

	it('the end after RCPT tells which', async () => {
		expect(await partly({quitAfter: 'rcpt'})).toEqual({
			...{outcome: 'stopped', stage: 'rcpt', code: 550, last: 'RCPT TO:<>'},
			summary: 'Stopped after RCPT, as asked; the server refused <>.',
		});
	});
});
