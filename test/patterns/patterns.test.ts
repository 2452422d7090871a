/**
 * No regular expression may take long for what a server or a file can hold. `recheck` proves most of them linear;
 * `safe.txt` remembers which, so that only new ones are looked at. What it cannot decide is tried on repeated
 * words of its own. What is quadratic all the same is argued in `argued.ts`, a list that may only shrink.
 *
 * `SMTPSCOPE_PATTERNS=write npx vitest run test/patterns` writes the new ones into `safe.txt`; empty it first to look at all anew.
 */
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test, vi} from 'vitest';
import {argued, mostArgued} from './argued.ts';
import {type Pattern, patternsInSource} from './collect.ts';
import {growsTooFast} from './grow.ts';

// In this process: the checkers that run beside it would keep the test from ending.
vi.stubEnv('RECHECK_SYNC_BACKEND', 'pure');
const {checkSync} = await import('recheck');

const file = fileURLToPath(new URL('safe.txt', import.meta.url));
const patterns = await patternsInSource();
const writes = process.env.SMTPSCOPE_PATTERNS === 'write';
/** Some 0.1 seconds each, 1 where it is not decided. */
const mostFresh = 300;
const known = new Set(readFileSync(file, 'utf8').split('\n'));

function hashOf(key: string): string {
	return createHash('sha256').update(key).digest('hex').slice(0, 12);
}

/** Null where it is linear as far as can be told. */
function complaintAbout(key: string, {source, flags, files}: Pattern): string | null {
	const checked = checkSync(source, flags.replace('v', 'u'), {timeout: 1000});
	const where = `${files.join(', ')}: ${key}`;
	if (checked.status === 'vulnerable') {
		return `${where} is not linear, as for ${checked.attack.pattern}`;
	}

	return checked.status === 'unknown' && growsTooFast(source, flags)
		? `${where} grows faster than its input`
		: null;
}

test('every pattern is linear, or argued', {timeout: writes ? 1_800_000 : 300_000}, () => {
	expect(patterns.size).toBeGreaterThan(1000);
	const complaints: string[] = [];
	const safe: string[] = [];
	const isFresh = (key: string): boolean => !known.has(hashOf(key)) && !(key in argued);
	const fresh = [...patterns.keys()].filter(isFresh);
	// More than a suite should take the time for: write safe.txt anew, as the head of this file says.
	expect(writes || fresh.length <= mostFresh, `${fresh.length} patterns are not in safe.txt`).toBe(true);
	for (const [key, pattern] of patterns) {
		const complaint = isFresh(key) ? complaintAbout(key, pattern) : null;
		if (complaint === null && !(key in argued)) {
			safe.push(hashOf(key));
		} else if (complaint !== null) {
			complaints.push(complaint);
		}
	}

	if (writes) {
		writeFileSync(file, `${safe.toSorted().join('\n')}\n`);
	}

	expect(complaints).toEqual([]);
});

test('what is argued has a reason, and is no more than there was', () => {
	expect(Object.values(argued).filter(reason => reason.length < 20)).toEqual([]);
	expect(Object.keys(argued).length).toBeLessThanOrEqual(mostArgued);
});

test.each([
	['(a+)+$', ''],
	['\\s+$', ''],
	['a.*b.*c', 's'],
])('/%s/%s is found', (source, flags) => {
	expect(growsTooFast(source, flags)).toBe(true);
});

test.each([
	['^\\s*a', ''],
	['[a-z]{1,40}:', 'i'],
])('/%s/%s is not', (source, flags) => {
	expect(growsTooFast(source, flags)).toBe(false);
});
