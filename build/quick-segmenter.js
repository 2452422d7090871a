// Stands in the bundle for `Intl.Segmenter` in the libraries that draw: the first one that is made reads ICU's tables,
// which takes a third of what Node itself takes to start.

// Characters that never join with another of them: no marks, no joiners, no Hangul, no flags, and no CR before LF.
const single =
	/^(?:[\n\x1b -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2460-\u27bf]|[\udb80-\udbff][\udc00-\udfff])*$/;

/** What `new Intl.Segmenter(locale, options)` returns, as far as it is used. */
export function quickSegmenter(locale, options) {
	let whole;
	return {
		segment(text) {
			if (single.test(text)) {
				return singlesOf(text);
			}

			whole ??= new Intl.Segmenter(locale, options);
			return whole.segment(text);
		},
	};
}

function singlesOf(text) {
	return {
		*[Symbol.iterator]() {
			let index = 0;
			for (const segment of text) {
				yield {segment, index, input: text};
				index += segment.length;
			}
		},
		containing(place = 0) {
			const isSecond = place > 0 && text.codePointAt(place - 1) > 0xff_ff;
			const index = isSecond ? place - 1 : place;
			const code = text.codePointAt(index);
			return code === undefined ? undefined : {segment: String.fromCodePoint(code), index, input: text};
		},
	};
}
