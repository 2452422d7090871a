import {expect, it} from 'vitest';
import {emptyDraft, fieldNames} from '../../../source/ui/compose/draft.ts';
import {focusOn, openForm} from '../../../source/ui/compose/form.ts';
import {formRows, hints} from '../../../source/ui/compose/rows.ts';

function textOf(form: ReturnType<typeof openForm>): string {
	return formRows(form, 120, 40)
		.rows.map(row => row.map(({text}) => text).join(''))
		.join('\n');
}

it.each(fieldNames)('only the field in use says what to write: %s', name => {
	const text = textOf(focusOn(openForm(emptyDraft), name));
	const shown = fieldNames.filter(each => text.includes(hints[each]));
	expect(shown).toEqual(name === 'mailFrom' || name === 'rcptTo' ? [] : [name]);
});

it('fields of the envelope say what follows from the header', () => {
	const form = openForm({
		...emptyDraft,
		from: 'Alice <alice@example.org>',
		to: 'bob@example.net',
		bcc: 'carol@example.net',
	});
	const text = textOf(form);
	expect(text).toMatch(/^ *MAIL FROM +alice@example\.org$/m);
	expect(text).toMatch(/^ *RCPT TO +bob@example\.net, carol@example\.net$/m);
	expect(text).toMatch(/^ *Charset +utf-8$/m);
});
