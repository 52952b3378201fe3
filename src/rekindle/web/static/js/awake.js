// awake.js - keeps the screen on while something runs that nobody touches, where the browser can do that.

let lock = null;

/** Keep it on from now on, or let it go. A page that is not seen keeps nothing on. */
export function keepAwake(wanted) {
  lock?.then((held) => held?.release());
  lock = wanted && !document.hidden && navigator.wakeLock ? navigator.wakeLock.request("screen").catch(() => null) : null;
}
