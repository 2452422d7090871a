import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decoded} from '../../../source/diagnosis/reading/decoded.ts';

test.each([
	['host said: 550 &lt;ann@example.org&gt;&#58; no', 'host said: 550 <ann@example.org>&#58; no'],
	['&QUOT;no&quot;&nbsp;&#39;mail&apos;', '"no" \'mail\''],
	['a&amp;b &#34;c&#x22; d&#x27;e &gt; &AMP;', 'a&b "c" d\'e > &'],
	['550=20no=3Cann@example.org=3E', '550 no<ann@example.org>'],
	['SPF=fail p=none=', 'SPF=fail p=none='],
	['Reject, id=20025-09 - SPAM', 'Reject, id=20025-09 - SPAM'],
])('%s', (text, words) => {
	expect(decoded(text)).toBe(words);
});

test('text without either stays', () => {
	fc.assert(fc.property(fc.string(), text => /[&=]/.test(text) || decoded(text) === text));
});
