import {addressed, type Conditions} from './parts.ts';

const misdotted = (first: string, second: string): string =>
	`${addressed}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok\nC: ${first}\nS: 500 no\nC: ${second}\nS: 500 no`;

export const message: Conditions = {
	'message/without-data': {
		speaks: {'a field': `${addressed}\nC: Subject: hello\nS: 500 no`},
		silent: {'a command': `${addressed}\nC: SUBJECT hello\nS: 500 no`},
	},
	'message/ended-early': {
		speaks: {'two lines of text': misdotted('and so we went on', 'until the end came')},
		silent: {
			'two commands': misdotted('XONE', 'XTWO'),
			'the first is none': misdotted('XONE', 'until the end came'),
		},
	},
};
