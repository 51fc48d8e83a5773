/**
 * Stream Video as a back end. {@link org.exedra.video.stream.StreamBackend} is the door: it has Stream know the call and its
 * members ({@link org.exedra.video.stream.StreamCalls}), signs the participant's token ({@link
 * org.exedra.video.stream.StreamTokens}), and reads what Stream's webhooks report ({@link
 * org.exedra.video.stream.StreamReports}). {@link org.exedra.video.stream.StreamApi} alone speaks HTTP to Stream, and knows
 * when to try again and when to leave it alone.
 *
 * <p>Who may join is enforced twice: by a token that names the one call, and by a call type that only the call's members may
 * join, for Stream does not document that a token's calls restrict it.
 */
package org.exedra.video.stream;
