"""The fictive sample: files in many shapes and languages, loaded through the real loaders."""

from loaders.sample.loading import SampleFile, load_sample, sample_zip, write_sample

__all__ = ["SampleFile", "load_sample", "sample_zip", "write_sample"]
