import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createMailStore, type Keeper, type NotKept, type Verdict} from '../../source/listen/mail.ts';

const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
	...{accepted: true, sender: 'a@b', recipients: ['c@d'], last: true},
	...changes,
});

/** A keeper that tells what was asked of it. */
function told(fails: {begin?: string; write?: string; finish?: string; judge?: NotKept} = {}) {
	const log: string[] = [];
	const keeper: Keeper = {
		begin(session) {
			log.push(`begin ${session}`);
			return (
				fails.begin ?? {
					write(bytes) {
						log.push(`write ${Buffer.from(bytes).toString()}`);
						return fails.write ?? null;
					},
					judge: () => fails.judge ?? null,
					finish() {
						log.push('finish');
						return fails.finish === undefined ? {file: '1.eml'} : {problem: fails.finish};
					},
					abandon() {
						log.push('abandon');
					},
				}
			);
		},
	};
	return {log, keeper};
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('content', () => {
	it('of DATA loses its doubled dots; of BDAT it stays', () => {
		const store = createMailStore(1, null);
		store.add(Buffer.from('..a\r\n..\r\n'), true);
		expect(text(store.settle(verdict())?.content)).toBe('.a\r\n.\r\n');
		store.add(Buffer.from('..a\r\n.\r\n'), false);
		expect(store.settle(verdict())).toMatchObject({
			octets: 8,
			file: null,
			sender: 'a@b',
			recipients: ['c@d'],
		});
	});

	it('is the same, however it comes', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('..', 'a', '\r', '\n', '\r\n', '\r\n..')), parts => {
				const whole = createMailStore(1, null);
				whole.add(Buffer.from(`${parts.join('')}\r\n..\r\n`), true);
				const cut = createMailStore(1, null);
				for (const part of [...parts, '\r', '\n.', '.\r\n']) {
					cut.add(Buffer.from(part), true);
				}

				expect(text(cut.settle(verdict())?.content)).toBe(text(whole.settle(verdict())?.content));
			}),
		);
	});

	it('is kept up to 8 MiB, and counted beyond', () => {
		const store = createMailStore(1, null);
		const limit = 8 * 1024 * 1024;
		store.add(Buffer.alloc(limit - 1, 'a'), false);
		store.add(Buffer.from('bcd'), false);
		store.add(Buffer.from('e'), false);
		const kept = store.settle(verdict());
		expect(kept?.octets).toBe(limit + 3);
		expect(kept?.content).toHaveLength(limit);
		expect(text(kept?.content.subarray(-2))).toBe('ab');
	});

	it('of one message is not in the next', () => {
		const store = createMailStore(1, null);
		store.add(Buffer.from('one'), false);
		store.abandon();
		store.add(Buffer.from('two'), false);
		expect(text(store.settle(verdict())?.content)).toBe('two');
		expect(text(store.settle(verdict())?.content)).toBe('');
	});
});

describe('verdicts', () => {
	it('with LMTP: the message goes to those it was accepted for, when the last is told', () => {
		const store = createMailStore(1, null);
		store.add(Buffer.from('x'), false);
		expect(store.settle(verdict({recipients: ['c@d'], last: false}))).toBeNull();
		expect(store.settle(verdict({recipients: ['e@f'], last: false, accepted: false}))).toBeNull();
		expect(store.settle(verdict({recipients: ['g@h']}))).toMatchObject({
			recipients: ['c@d', 'g@h'],
			octets: 1,
		});
		expect(store.settle(verdict({recipients: ['i@j']}))).toMatchObject({recipients: ['i@j'], octets: 0});
	});

	it('the last refused, the first accepted: it is kept for the first', () => {
		const store = createMailStore(1, null);
		store.settle(verdict({last: false}));
		expect(store.settle(verdict({accepted: false, recipients: ['e@f']}))).toMatchObject({
			recipients: ['c@d'],
		});
	});

	it('a transaction that is given up leaves no recipient behind', () => {
		const store = createMailStore(1, null);
		store.settle(verdict({last: false}));
		store.abandon();
		expect(store.settle(verdict({accepted: false}))).toBeNull();
	});
});

describe('files', () => {
	it('are written as the content comes, and finished once', () => {
		const {log, keeper} = told();
		const store = createMailStore(7, keeper);
		store.add(Buffer.from('a'), false);
		store.add(Buffer.from('b'), false);
		expect(store.notKept).toBeNull();
		expect(store.settle(verdict())?.file).toBe('1.eml');
		store.abandon();
		expect(log).toEqual(['begin 7', 'write a', 'write b', 'finish']);
	});

	it.each<[string, (store: ReturnType<typeof createMailStore>) => void]>([
		['no one is to get', store => store.settle(verdict({accepted: false}))],
		['was given up', store => store.abandon()],
	])('of a message that %s are abandoned', (_, end) => {
		const {log, keeper} = told();
		const store = createMailStore(1, keeper);
		store.add(Buffer.from('a'), false);
		end(store);
		expect(log).toEqual(['begin 1', 'write a', 'abandon']);
	});

	it('that cannot be begun or written are a problem, told with 452', () => {
		const begun = createMailStore(1, told({begin: 'No room.'}).keeper);
		begun.add(Buffer.from('a'), false);
		expect(begun.notKept).toEqual({
			problem: 'No room.',
			answer: {code: 452, texts: ['4.3.1 smtpscope cannot write the message to its folder']},
		});
		expect(begun.settle(verdict())?.file).toBeNull();
		const {log, keeper} = told({write: 'Disk full.'});
		const store = createMailStore(1, keeper);
		store.add(Buffer.from('a'), false);
		store.add(Buffer.from('b'), false);
		expect(store.notKept).toMatchObject({problem: 'Disk full.', answer: {code: 452}});
		expect(store.settle(verdict())?.file).toBeNull();
		expect(log).toEqual(['begin 1', 'write a']);
	});

	it('that cannot be finished have no name', () => {
		const store = createMailStore(1, told({finish: 'Gone.'}).keeper);
		store.add(Buffer.from('a'), false);
		expect(store.settle(verdict())).toMatchObject({file: null, octets: 1});
	});

	it('are judged when the message is complete', () => {
		const judge = {problem: 'Too much.', answer: {code: 552, texts: ['no']}};
		const store = createMailStore(1, told({judge}).keeper);
		expect(store.notKept).toBeNull();
		store.add(Buffer.from('a'), false);
		expect(store.notKept).toEqual(judge);
	});

	it('exist for an empty message too', () => {
		const {log, keeper} = told();
		expect(createMailStore(1, keeper).settle(verdict())?.file).toBe('1.eml');
		expect(log).toEqual(['begin 1', 'finish']);
	});
});
