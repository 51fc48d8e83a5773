/**
 * The embedded back end: WebRTC from browser to browser. The server relays the signalling and tells which ICE servers to use;
 * the media never pass through it.
 */
package org.exedra.video.peer;
