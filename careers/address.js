/** Where a file of this site is, wherever the site is: on the page's own host, or on that of a page that embeds it. */
export const addressOf = (path) => new URL(path, import.meta.url).href;
