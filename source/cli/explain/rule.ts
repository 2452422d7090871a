/** `explain --rule`: what a finding means, with an example. */
import {ruleIds, storyOf} from '../../diagnosis/stories.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {type LintSample, lintRules, lintSample} from '../../message/lint/samples.ts';
import {nearest} from '../../protocol/nearest.ts';
import {shown, visibleLines} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import {findingWords, nextWords} from '../../reports/remedy-words.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from '../output/terminal.ts';
import {explainInputs} from './report.ts';

/** Resolves with the exit code. Throws a UsageError where there is no rule of this id. */
export async function tellRule(id: string, values: Values): Promise<number> {
	const story = storyOf(id);
	if (!story) {
		const sample = await lintSample(id);
		if (sample) {
			tellFinding(sample, values);
			return EXIT.done;
		}

		throw new UsageError(`There is no rule “${id}”. ${await otherRules(id)}`);
	}

	if (values.get('format') === 'json') {
		print(shown`${stringify({type: 'rule', ...story})}\n`);
		return EXIT.done;
	}

	const example = story.example
		.split('\n')
		.map(line => `  ${line}`)
		.join('\n');
	const parts = [
		story.id,
		story.what,
		`Why: ${story.why}`,
		`What to do: ${story.advice}`,
		`Example:\n${example}`,
		...verdictIn(story),
		`Reference: ${story.reference}`,
	];
	print(visibleLines(`${parts.join('\n\n')}\n`));
	return EXIT.done;
}

function tellFinding({finding, example}: LintSample, values: Values): void {
	const {rule, message, advice, reference} = finding;
	if (values.get('format') === 'json') {
		print(shown`${stringify({type: 'rule', id: rule, what: message, advice, example, reference})}\n`);
		return;
	}

	const lines = example
		.split('\r\n')
		.map(each => `  ${each}`.trimEnd())
		.join('\n')
		.trimEnd();
	const parts = [rule, message, `What to do: ${advice}`, `Example:\n${lines}`, `Reference: ${reference}`];
	print(visibleLines(`${parts.join('\n\n')}\n`));
}

/** Whose it is, and what comes next, as the example has it; nothing where the example is only described. */
function verdictIn({id, example}: {readonly id: string; readonly example: string}): string[] {
	const {report} = explainInputs([{name: 'example', bytes: Buffer.from(example), cut: false}]);
	const finding = report.sessions.flatMap(({findings}) => findings).find(({rule}) => rule === id);
	if (!finding) {
		return [];
	}

	const next = nextWords(finding);
	return [`In the example: ${[findingWords(finding), next && `next: ${next}`].filter(Boolean).join(' · ')}`];
}

/** The one that was meant, those whose names hold the word, or the groups there are. */
async function otherRules(id: string): Promise<string> {
	const all = [...new Set([...ruleIds, ...(await lintRules())])];
	const near = nearest(id, all);
	const alike = near ? [near] : all.filter(known => known.includes(id)).sort();
	if (alike.length > 0) {
		return alike.length === 1 ? `Did you mean ${alike[0]}?` : `There are: ${alike.join(', ')}.`;
	}

	const groups = [...new Set(all.map(known => known.slice(0, known.indexOf('/'))))].sort();
	return `Groups of rules are ${groups.join(', ')}; --rule with the name of a group lists its rules.`;
}
