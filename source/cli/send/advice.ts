/** What to do where something that was asked for is not offered (`send`). */
export const notOfferedAdvice = '--not-offered leave-out omits it; --not-offered send sends it anyway.';
