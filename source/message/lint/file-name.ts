/** Names of attachments. */
import type {MessagePart} from '../read.ts';
import type {LintFinding} from './finding.ts';

/** Endings that Gmail, Outlook and others refuse outright, alone or inside an archive. */
const refused = new RegExp(
	[
		String.raw`\.(?:ade|adp|apk|app|bat|chm|cmd|com|cpl|dll|dmg|exe|hta|ins|iso|jar|js|jse|lnk|mde|msc|msi`,
		String.raw`|msp|mst|nsh|pif|ps1|scr|sct|shb|sys|vb|vbe|vbs|vhd|wsc|wsf|wsh|xll)[.\s]*$`,
	].join(''),
	'i',
);

export function lintFileName({name, disposition, type}: MessagePart): readonly LintFinding[] {
	const shared = {reference: 'RFC 2183 §2.3'};
	if (name === null) {
		return disposition === 'attachment' && !type.startsWith('message/')
			? [
					{
						...shared,
						rule: 'message/attachment-without-name',
						level: 'note',
						message: 'An attachment has no name, so the receiver does not know which program opens it.',
						advice: 'Add filename="…" to its Content-Disposition.',
					},
				]
			: [];
	}

	if (/[\p{Cc}\p{Bidi_Control}]/u.test(name)) {
		return [
			{
				...shared,
				rule: 'message/attachment-name-hides',
				level: 'warning',
				message: `The attachment’s name “${name}” contains control characters that can make it look like a different name.`,
				advice: 'Use plain characters.',
			},
		];
	}

	if (refused.test(name)) {
		const twice = /\.(?:pdf|docx?|xlsx?|jpe?g|png|txt|zip)\.\w+[.\s]*$/i.test(name);
		return [
			{
				...shared,
				rule: 'message/attachment-refused-type',
				level: 'warning',
				message: `Large providers refuse files such as “${name}”${twice ? ', above all with two extensions' : ''}.`,
				advice: 'Send a link to it instead.',
			},
		];
	}

	return /[\\/]/.test(name) || Buffer.byteLength(name) > 255
		? [
				{
					...shared,
					rule: 'message/attachment-name-odd',
					level: 'note',
					message: `The attachment’s name “${name}” is not a valid file name on every system.`,
					advice: 'Use a short name without slashes.',
				},
			]
		: [];
}
