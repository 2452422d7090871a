/** The ciphers that a server accepts, a section for each version of TLS. */
import type {CipherList, ProbeResult} from '../dialogs/probe/result.ts';
import type {SuiteWeakness} from '../transport/cipher-suites.ts';
import type {Line, Section} from './probe-lines.ts';

export function cipherSections({ciphers = []}: ProbeResult): Section[] {
	const none = ciphers.filter(({accepted}) => accepted.length === 0);
	return [
		...ciphers
			.filter(({accepted}) => accepted.length > 0)
			.map(list => ({title: titleOf(list), lines: linesOf(list)})),
		{title: 'Ciphers of other versions', lines: none.map(emptyLine)},
	];
}

function titleOf({version, order}: CipherList): string {
	const orders = {
		server: 'in the server’s order of preference',
		client: 'the client’s order of preference decides',
	};
	return order === null
		? `Ciphers accepted in ${version}`
		: `Ciphers accepted in ${version}, ${orders[order]}`;
}

const words: Readonly<Record<NonNullable<SuiteWeakness>, string>> = {
	CBC: 'CBC: not authenticated encryption',
	'no forward secrecy': 'no forward secrecy',
	'64-bit blocks': 'weak: 64-bit blocks (Sweet32)',
	RC4: 'weak: RC4',
	DES: 'weak: DES, 56 bits',
	export: 'weak: made for export, 40 or 56 bits',
	'no authentication': 'no certificate: any server in between is accepted',
	'no encryption': 'weak: no encryption',
};

const marks: Readonly<Record<NonNullable<SuiteWeakness>, Line['mark']>> = {
	CBC: undefined,
	'no forward secrecy': 'odd',
	'64-bit blocks': 'bad',
	RC4: 'bad',
	DES: 'bad',
	export: 'bad',
	'no authentication': 'odd',
	'no encryption': 'bad',
};

function linesOf({accepted, problem}: CipherList): Line[] {
	return [
		...accepted.map(({name, weakness, dhBits}, index): Line => {
			const group = dhBits === null ? [] : [`group of ${dhBits} bits`];
			const isSmall = dhBits !== null && dhBits < 2048;
			const mark = weakness === null ? 'good' : marks[weakness];
			return {
				label: String(index + 1),
				value: [name, ...(weakness === null ? [] : [words[weakness]]), ...group].join('; '),
				...(isSmall ? {mark: 'bad' as const} : mark && {mark}),
			};
		}),
		...(problem === null ? [] : [{label: 'not finished', value: problem, mark: 'odd' as const}]),
	];
}

function emptyLine({version, problem}: CipherList): Line {
	return {label: version, value: problem === null ? 'not accepted' : `not known: ${problem}`};
}
