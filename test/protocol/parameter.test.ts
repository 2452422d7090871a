import {expect, test} from 'vitest';
import {lengthIncrease, parseParameters} from '../../source/protocol/parameter.ts';

test.each([
	['MAIL', ' SIZE=1', 'SIZE', '1', []],
	['MAIL', ' size=12345678901234567890', 'SIZE', '12345678901234567890', []],
	['MAIL', ' SIZE=123456789012345678901', 'SIZE', '123456789012345678901', ['parameter/bad-value']],
	['MAIL', ' SIZE=', 'SIZE', '', ['parameter/bad-value']],
	['MAIL', ' SIZE', 'SIZE', null, ['parameter/bad-value']],
	['MAIL', ' ENVID=a=b', 'ENVID', 'a=b', ['parameter/bad-value']],
	['MAIL', ' SMTPUTF8', 'SMTPUTF8', null, []],
	['MAIL', ' smtputf8', 'SMTPUTF8', null, []],
	['MAIL', ' SMTPUTF8=', 'SMTPUTF8', '', ['parameter/bad-value']],
	['MAIL', ' XVERP', 'XVERP', null, []],
	['MAIL', ' XVERP=-=', 'XVERP', '-=', []],
	['MAIL', ' XVERP=abc', 'XVERP', 'abc', ['parameter/bad-value']],
	['MAIL', ' MT-PRIORITY=-9', 'MT-PRIORITY', '-9', []],
	['MAIL', ' MT-PRIORITY=-0', 'MT-PRIORITY', '-0', ['parameter/bad-value']],
	['MAIL', ' MT-PRIORITY=10', 'MT-PRIORITY', '10', ['parameter/bad-value']],
	['MAIL', ' BY=-120;nt', 'BY', '-120;nt', []],
	['MAIL', ' BY=120', 'BY', '120', ['parameter/bad-value']],
	['MAIL', ' NOTIFY=NEVER', 'NOTIFY', 'NEVER', ['parameter/wrong-verb']],
	['RCPT', ' NOTIFY=SUCCESS,FAILURE,DELAY', 'NOTIFY', 'SUCCESS,FAILURE,DELAY', []],
	['RCPT', ' NOTIFY=NEVER,DELAY', 'NOTIFY', 'NEVER,DELAY', ['parameter/bad-value']],
	['RCPT', ' SIZE=1', 'SIZE', '1', ['parameter/wrong-verb']],
	['RCPT', ' ALT-ADDRESS=a@b', 'ALT-ADDRESS', 'a@b', []],
	['MAIL', ' ALT-ADDRESS=a@b', 'ALT-ADDRESS', 'a@b', []],
	['RCPT', ' RRVS=2030-01-31T12:00:00Z;C', 'RRVS', '2030-01-31T12:00:00Z;C', []],
	['MAIL', ' CONSTRUCTOR=1', 'CONSTRUCTOR', '1', ['parameter/unknown']],
	['MAIL', ' XANY=1', 'XANY', '1', []],
	['MAIL', ' =1', '', '1', ['parameter/bad-name']],
	['MAIL', ' -A=1', '-A', '1', ['parameter/bad-name']],
	['MAIL', ' A_B=1', 'A_B', '1', ['parameter/bad-name']],
] as const)('%s%s', (verb, text, name, value, ids) => {
	const {parameters, found, corrected} = parseParameters(text, 0, verb);
	expect(parameters).toEqual([{name, value, span: {start: 1, end: text.length}}]);
	expect(found.map(({id}) => id)).toEqual(ids);
	expect(corrected).toEqual([text.slice(1)]);
});

test('a second one of the same name, in whatever case, is said once', () => {
	const {found} = parseParameters(' BODY=7BIT body=8BITMIME', 0, 'MAIL');
	expect(found).toMatchObject([{id: 'parameter/twice', start: 11, end: 24}]);
});

test('a slip of the fingers is recognised, and nothing else is guessed', () => {
	const said = (text: string) => parseParameters(text, 0, 'MAIL').found[0]?.message;
	expect(said('SIEZ=1')).toMatch(/Did you mean SIZE\?$/);
	expect(said('QQQQQQ=1')).not.toContain('Did you mean');
});

test('the first 500 are read, and of the rest one thing is said', () => {
	const line = (count: number) => Array.from({length: count}, (_, index) => ` X${index}`).join('');
	expect(parseParameters(line(500), 0, 'MAIL').found).toEqual([]);
	const {parameters, found, corrected} = parseParameters(`${line(500)} A B`, 0, 'MAIL');
	expect(parameters).toHaveLength(500);
	expect(found.map(({id}) => id)).toEqual(['parameter/too-many']);
	expect(corrected.at(-1)).toBe('A B');
});

test('each name lengthens the line once, an unknown one not at all', () => {
	const {parameters} = parseParameters('SIZE=1 SIZE=2 BODY=7BIT XANY toString', 0, 'MAIL');
	expect(lengthIncrease(parameters)).toBe(26 + 17);
});
