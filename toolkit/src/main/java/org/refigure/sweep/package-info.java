/**
 * Many runs: plan them, run them, resume them, query them.
 *
 * <p>A {@link org.refigure.sweep.Sweep} is a union of products of {@link org.refigure.sweep.Axis
 * axes}; its points are {@link org.refigure.sweep.Trial trials} whose id is a hash of what they
 * consist of. An {@link org.refigure.sweep.Engine} runs those that the {@link
 * org.refigure.sweep.Study} has no result of, and streams {@link org.refigure.sweep.TrialRecord
 * records} back, which the one writer stores as they come. Resume, cache and de-duplication are
 * this one mechanism.
 *
 * <h2>The study file</h2>
 *
 * <p>A SQLite database in WAL mode, for any tool to read, also while a sweep runs; {@code
 * application_id} is 0x52454649, {@code user_version} is 2. WAL needs a local disk. {@code
 * synchronous} is NORMAL: a killed process loses no record, a power cut may lose the last few.
 * After a sweep the one file can be copied alone; during a sweep its {@code -wal} belongs to it.
 *
 * <ul>
 *   <li>{@code trial}: {@code id} (32 hexadecimal digits), {@code experiment} (class name), {@code
 *       version}, {@code seed}, {@code parameters} (a JSON object), {@code data} (a JSON object,
 *       name → SHA-256 of what it reads)
 *   <li>{@code record}, one per attempt: {@code id}, {@code trial}, {@code attempt} (from 1),
 *       {@code outcome} (finished, diverged, failed, lost or pruned), {@code count} (diverged,
 *       pruned: the step; lost: the attempts; else 0), {@code message} (why), {@code seconds},
 *       {@code recorded} (when, in UTC), {@code provenance} (NULL where it is not known)
 *   <li>{@code provenance}, one per distinct value: {@code id}, {@code facts} (a JSON object, see
 *       {@link org.refigure.sweep.Provenance})
 *   <li>{@code value}: {@code record}, {@code name}, {@code value} (NULL for NaN)
 *   <li>{@code curve}: {@code record}, {@code name}, {@code steps} (8-byte little-endian integers,
 *       in numpy {@code frombuffer(steps, '<i8')}), {@code data} (as many 8-byte little-endian
 *       floating-point numbers, {@code '<f8'})
 *   <li>{@code vector}: {@code record}, {@code name}, {@code data} ({@code '<f8'})
 *   <li>{@code result}, a view: for each trial the record that counts, settled before failed, then
 *       the last attempt
 * </ul>
 *
 * <p>For example, the mean of a recorded value by width:
 *
 * <pre>{@code
 * SELECT json_extract(parameters, '$.width') AS width, avg(value)
 * FROM result JOIN value USING (record) WHERE name = 'lastLoss' GROUP BY width
 * }</pre>
 *
 * <h2>What stays the same</h2>
 *
 * <p>Every engine gives the same records for the same trials, bit for bit, the seconds apart, if
 * the experiment keeps its contract. One thing is outside the engines' hands: native libraries
 * whose sums depend on the number of threads. Workers run them with one thread; the in-process
 * engine runs them with as many as this JVM was started with.
 */
@NullMarked
package org.refigure.sweep;

import org.jspecify.annotations.NullMarked;
