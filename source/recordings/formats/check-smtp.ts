/** `check_smtp --verbose` of the monitoring plugins: `HELOCMD: HELO …`, `sent QUIT`, `received 221 …`. */
import {markedFormat} from '../marked.ts';

export const checkSmtp = markedFormat('check_smtp output', {
	server: /^(?:received )?([2-5]\d\d[ -].*)$/,
	client: /^(?:HELOCMD: |sent )(.*)$/,
	telltale: /^HELOCMD: /,
	// The verdict for the monitoring, and its measurements.
	remarks: [{pattern: /^(?:SMTP (?:OK|WARNING|CRITICAL|UNKNOWN)\b|\||connection$|[\w ,]{0,80}$)/}],
});
