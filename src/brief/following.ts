/** Sections of a brief that follow the sliders, by their names on the page. */
export const FOLLOWING = ['lead', 'options', 'charts', 'settlement'] as const;
