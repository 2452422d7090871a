export declare function quickSegmenter(
	locale?: string,
	options?: Intl.SegmenterOptions,
): Pick<Intl.Segmenter, 'segment'>;
