/** A plain field in the prompt's place: the palette's filter, a host name, a password. */
import {Box, Text, useCursor} from 'ink';
import TextInput from 'ink-text-input';
import {use} from 'react';
import {ThemeContext} from '../theme.ts';

type Props = {
	readonly title: string;
	readonly value: string;
	readonly secret?: boolean;
	readonly onChange: (value: string) => void;
	readonly onSubmit: (value: string) => void;
};

export function Field({title, value, secret, onChange, onSubmit}: Props) {
	const theme = use(ThemeContext);
	const {setCursorPosition} = useCursor();
	setCursorPosition(undefined);
	// A line and Enter that come in one read are one change for the field.
	const change = (next: string): void => {
		const [line = '', ...more] = next.split(/[\r\n]/);
		onChange(line);
		if (more.length > 0) {
			onSubmit(line);
		}
	};

	return (
		<Box height={1} flexShrink={0} overflow="hidden">
			<Text {...theme.accent}>{` ${title} ❯ `}</Text>
			<TextInput value={value} onChange={change} onSubmit={onSubmit} {...(secret && {mask: '•'})} />
		</Box>
	);
}
