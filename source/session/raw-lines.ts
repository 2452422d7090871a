/** Bytes of one write as the lines the server will see; the last may lack its end. */
import {createLineSplitter, type Line} from '../protocol/line-splitter.ts';

/** Each line with its ending (CRLF, LF, CR, or none for the last); however long it is. */
export function* rawLines(bytes: Uint8Array): Generator<Line> {
	const splitter = createLineSplitter(Number.POSITIVE_INFINITY);
	splitter.feed(bytes);
	for (let line = splitter.next(); line; line = splitter.next()) {
		yield line;
	}

	const last = splitter.end();
	if (last) {
		yield last;
	}
}
