"""Reads tags as NLTK does and finds entities in them as seqeval does, strictly; prints them."""

import json
import sys
from pathlib import Path


def main(folder: str, file: str, scheme: str) -> None:
    import nltk.data
    from nltk.corpus.reader import ConllCorpusReader
    from seqeval import scheme as schemes

    nltk.data.path.append(folder)
    reader = ConllCorpusReader(folder, [file], ("words", "pos"), separator=" ")
    sentences = []
    for sentence in reader.tagged_sents():
        tags = [tag for _, tag in sentence]
        if scheme == "BMES":  # seqeval knows the same scheme by other letters
            tags = [f"I{tag[1:]}" if tag.startswith("M-") else tag for tag in tags]
        kind = schemes.IOB2 if scheme == "BIO" else schemes.IOBES
        (found,) = schemes.Entities([tags], kind).entities
        entities = [[one.start, one.end, one.tag] for one in found]
        sentences.append({"tokens": [word for word, _ in sentence], "entities": entities})
    json.dump({"sentences": sentences, "path": Path(file).name}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
