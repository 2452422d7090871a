import type {Remark} from './remark.ts';

/**
 * A remark of one part of a line. A part cannot know the whole line: `correctable` says that the part's corrected
 * text answers it, and the command puts the suggestion in.
 */
export type Found = Omit<Remark, 'suggestion'> & {readonly correctable?: true};

/** A part of a line, what is remarkable in it, and its text as it would be right. */
export type Parsed<Part> = {
	readonly part: Part;
	readonly corrected: string;
	readonly found: readonly Found[];
};
