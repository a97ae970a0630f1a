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
 * <h2>Declaring a sweep</h2>
 *
 * <ul>
 *   <li>{@link org.refigure.sweep.Sweep#over over} multiplies by an axis; {@link
 *       org.refigure.sweep.Sweep#when when} lets the axis before it exist only under a condition;
 *       {@link org.refigure.sweep.Sweep#points points} multiplies by a list of points, one's own or
 *       drawn from a {@link org.refigure.sweep.Space}; {@link org.refigure.sweep.Sweep#seeds seeds}
 *       repeats all of it, with the same random numbers for every arm of a seed
 *   <li>{@link org.refigure.sweep.Sweep#plan plan} tells how many trials there are, which are
 *       cached, which stale, how long the new ones take and what memory they need; what is above
 *       the {@link org.refigure.sweep.Sweep#limit limit} runs only after {@link
 *       org.refigure.sweep.Sweep#confirm confirm} or with {@code refigure.confirm=true}
 *   <li>an experiment stops a run that has diverged by a {@link org.refigure.sweep.DivergenceRule};
 *       {@link org.refigure.sweep.Sweep#halving halving} gives up settings that others beat with a
 *       smaller budget
 * </ul>
 *
 * <h2>Experiments of a notebook's cell</h2>
 *
 * <p>JShell puts each declaration of a cell into a numbered class, {@code REPL.$JShell$18$Quad}, in
 * a class loader that no worker has. What makes such a class an experiment like any other:
 *
 * <ul>
 *   <li>its byte code is read from the class loader as a resource, which JShell's own loader and
 *       this project's kernel give, and from there that of all classes and methods of cells that it
 *       uses; it is handed to worker JVMs and to Spark with the trials, and a warm worker takes the
 *       next version in a new loader and forgets the old one
 *   <li>its trials are named {@code Quad@3f2a91bc04d1}, by a hash of that code without running
 *       numbers and debug information: the same code has the same ids after a restart, in another
 *       order of cells and in another kernel on the same JDK; changed code runs anew, and the plan
 *       says {@code code changed}
 *   <li>it must not read variables of the notebook, which are neither in a worker nor in the id;
 *       this is seen in the code and refused. Methods and classes of other cells may be used, and
 *       static fields of its own
 *   <li>its study file is that of its notebook, see {@link org.refigure.sweep.Study#of}
 * </ul>
 *
 * <h2>What a trial is</h2>
 *
 * <p>Nothing of how a sweep is declared changes what a trial is: the same parameters, seed, code
 * version and data have the same id, whichever way they were declared. Whatever would change a
 * record is therefore a parameter (the budget of a rung), code (a divergence rule) or data, and
 * never a setting of the sweep.
 *
 * <h2>The study file</h2>
 *
 * <p>A SQLite database in WAL mode, for any tool to read, also while a sweep runs. {@code PRAGMA
 * application_id} is 0x52454649 (the letters REFI), {@code PRAGMA user_version} is the schema: 2.
 * Opening a file of an older schema for writing brings it up to date in one transaction; a newer
 * one is refused. WAL needs a local disk. {@code synchronous} is NORMAL: a killed process loses no
 * record, a power cut may lose the last few. After a sweep the one file can be copied alone; during
 * a sweep its {@code -wal} belongs to it. The file {@code -claim} beside it says who runs a sweep
 * in it, or ran the last: it is locked meanwhile, so that a second sweep is told so.
 *
 * <p>Table by table, with the types that SQLite is told. A record and all that belongs to it are
 * written in one transaction and never changed. A trial's id and a record's attempt are unique by
 * their tables or, in a study that was filled at once, by the indexes {@code trial_id} and {@code
 * record_trial}.
 *
 * <ul>
 *   <li>{@code trial}: {@code id} TEXT (32 hexadecimal digits, the key), {@code experiment} TEXT
 *       (class name; of a cell's class {@code Quad@3f2a91bc04d1}), {@code version} BIGINT, {@code
 *       seed} BIGINT, {@code parameters} TEXT (a JSON object of texts, numbers and booleans, its
 *       names in order), {@code data} TEXT (a JSON object, name → SHA-256 of what it reads; {@code
 *       {}} if nothing; since schema 2)
 *   <li>{@code record}, one per attempt that was told: {@code id} INTEGER (the key, in the order of
 *       arrival), {@code trial} TEXT, {@code attempt} BIGINT (from 1; unique for a trial), {@code
 *       outcome} TEXT (finished, diverged, failed, lost or pruned), {@code count} BIGINT (diverged,
 *       pruned: the step; lost: the attempts; else 0), {@code message} TEXT (why; empty if
 *       finished), {@code seconds} DOUBLE, {@code recorded} TEXT (when, in UTC:
 *       2026-01-31T23:59:59.999Z), {@code provenance} BIGINT (NULL where it is not known; since
 *       schema 2)
 *   <li>{@code provenance}, one per distinct value (since schema 2): {@code id} INTEGER, {@code
 *       facts} TEXT (a JSON object of texts, see {@link org.refigure.sweep.Provenance})
 *   <li>{@code value}: {@code record} BIGINT, {@code name} TEXT, {@code value} DOUBLE (NULL for
 *       NaN; −0, whose sign SQLite does not keep, is the BLOB of its 8 bytes and 0 in a sum)
 *   <li>{@code curve}: {@code record} BIGINT, {@code name} TEXT, {@code steps} BLOB (8-byte
 *       little-endian integers, in numpy {@code frombuffer(steps, '<i8')}), {@code data} BLOB (as
 *       many 8-byte little-endian floating-point numbers, {@code '<f8'})
 *   <li>{@code vector}: {@code record} BIGINT, {@code name} TEXT, {@code data} BLOB ({@code '<f8'})
 *   <li>{@code result}, a view: for each trial the record that counts, settled (finished or
 *       diverged) before any other, then the last attempt; the columns of {@code record} and {@code
 *       trial}, of which {@code record} is the key into the tables of what was measured
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
