// sound.js - one soft tone. Nothing here sounds by itself, and no file is loaded: a context is made at a press alone.

const LOUD = 0.16;   // quiet, of 1
const ATTACK = 0.07; // seconds in which a tone comes

/** Let a tone come softly and fade within so many seconds; gives what ends it sooner. */
export function sound(context, frequency, seconds, loud = LOUD) {
  const now = context.currentTime;
  const volume = context.createGain();
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(loud, now + ATTACK);
  volume.gain.exponentialRampToValueAtTime(0.0005, now + seconds);
  volume.connect(context.destination);
  // Its own tone, and a breath of the octave, which goes first.
  const voices = [[1, 1], [2, 0.12]].map(([times, share]) => {
    const voice = context.createOscillator();
    const part = context.createGain();
    voice.frequency.value = frequency * times;
    part.gain.setValueAtTime(share, now);
    part.gain.linearRampToValueAtTime(times === 1 ? share : 0, now + seconds / times);
    voice.connect(part).connect(volume);
    voice.start(now);
    voice.stop(now + seconds);
    return voice;
  });
  return () => {
    volume.gain.cancelScheduledValues(context.currentTime);
    volume.gain.setTargetAtTime(0, context.currentTime, 0.15);
    for (const voice of voices) voice.stop(context.currentTime + 1);
  };
}
